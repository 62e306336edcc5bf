import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SegmentEvent } from '@segment/actions-core'
import { fixedConfig, type Config, type ConfiguredDestination } from '../../config/config'
import { openSqlite } from '../../store/sqlite'
import type { NewJob, Store } from '../../store/store'
import { configOf, destinationOf, startVendor, subscriptionOf, type Answer, type Vendor } from '../../testing/vendor'
import { startWorker, type Worker, type WorkerOptions } from '../worker'

let folder: string
let vendor: Vendor
let store: Store
let workers: Worker[]
let stores = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-worker-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

beforeEach(async () => {
  vendor = await startVendor()
  store = await openSqlite(join(folder, `${++stores}.db`))
  workers = []
})

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(0)))
  await store.close()
  await vendor.close()
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(5)
}

/** A configuration that the test can change. */
function changeable(config: Config) {
  let current = config
  let listener = (_: Config) => {}
  return {
    current: () => current,
    onChange: (next: typeof listener) => {
      listener = next
      return () => {}
    },
    change: (changed: Config) => {
      current = changed
      listener(changed)
    }
  }
}

async function start(destinations: ConfiguredDestination[], more: Partial<WorkerOptions> = {}): Promise<Worker> {
  const worker = await startWorker({ store, config: fixedConfig(configOf(destinations)), pollMs: 5, ...more })
  workers.push(worker)
  return worker
}

/** Stores tracks with these message IDs. */
async function send(ids: string[], jobs: NewJob[] = [{ destination: 'crm', subscription: 'all' }], properties = {}) {
  const bodyOf = (messageId: string) => JSON.stringify({ type: 'track', event: 'Bought', messageId, properties })
  await store.enqueue(
    ids.map((messageId) => ({ source: 'web', messageId, receivedAt: Date.now(), body: bodyOf(messageId), jobs }))
  )
}

const ids = (count: number, prefix = 'm') => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
const isEmpty = async () => (await store.depth()).length === 0
const countsBy = async (...keys: ('outcome' | 'reason' | 'subscription')[]) => {
  const sums: Record<string, number> = {}
  for (const entry of await store.counts(0)) {
    const name = keys.map((key) => entry[key]).join(' ')
    sums[name] = (sums[name] ?? 0) + entry.count
  }
  return sums
}
/** Answers each event first with these, in turn, then with 200. */
const firstAnswers = (...answers: Answer[]) => {
  const seen = new Map<string, number>()
  return ({ ids: [id] }: { ids: string[] }) => {
    const place = seen.get(id) ?? 0
    seen.set(id, place + 1)
    return answers[place] ?? 200
  }
}

it('delivers every event once, and what comes while it runs', async () => {
  await send(ids(100))
  const worker = await start([destinationOf('crm', vendor.url)])
  await send(ids(30, 'late'))
  worker.wake()
  await until(isEmpty)
  expect(vendor.accepted.size).toBe(130)
  expect(vendor.requests).toHaveLength(130)
  expect(vendor.requests[0]).toMatchObject({ method: 'POST', path: '/single', authorization: 'Bearer not-a-real-key' })
  expect(await countsBy('outcome')).toEqual({ delivered: 130 })
})

it('delivers to each subscription and destination of an event', async () => {
  const subscriptions = [subscriptionOf('a'), subscriptionOf('b')]
  await start([destinationOf('crm', vendor.url, { subscriptions }), destinationOf('ads', vendor.url)])
  await send(ids(40), [
    { destination: 'crm', subscription: 'a' },
    { destination: 'crm', subscription: 'b' },
    { destination: 'ads', subscription: 'all' }
  ])
  await until(isEmpty)
  expect([...vendor.accepted.values()]).toEqual(ids(40).map(() => 3))
  expect(vendor.requests).toHaveLength(120)
})

it('drops what the trigger, or a filter, does not let through', async () => {
  const beforeMapping: ConfiguredDestination['beforeMapping'] = async (event) =>
    event.messageId === 'm0' ? undefined : { ...event, type: event.messageId === 'm1' ? 'page' : 'track' }
  await start([destinationOf('crm', vendor.url, { beforeMapping })])
  await send(ids(3))
  await until(isEmpty)
  expect([...vendor.accepted.keys()]).toEqual(['m2'])
  expect(await countsBy('outcome', 'reason')).toEqual({ 'filtered filter': 1, 'filtered trigger': 1, 'delivered ': 1 })
})

it('tries again what may succeed later, and only that', async () => {
  vendor.answer = ({ ids: [id] }) => (id === 'm1' ? 400 : flaky({ ids: [id] }))
  const flaky = firstAnswers(503, 500)
  await start([destinationOf('crm', vendor.url)])
  await send(ids(3))
  await until(isEmpty)
  expect(Object.fromEntries(vendor.accepted)).toEqual({ m0: 1, m2: 1 })
  expect(vendor.requests.filter(({ ids: [id] }) => id === 'm0')).toHaveLength(3)
  expect(vendor.requests.filter(({ ids: [id] }) => id === 'm1')).toHaveLength(1)
  expect(await countsBy('outcome', 'reason')).toEqual({
    'delivered ': 2,
    'retried SERVICE_UNAVAILABLE': 2,
    'retried INTERNAL_SERVER_ERROR': 2,
    'failed BAD_REQUEST': 1
  })
})

it('keeps what it gives up as a dead letter, with the request and the answer and without secrets', async () => {
  const secrets = ['not-a-real-webhook']
  vendor.answer = () => ({ status: 422, body: { error: 'no such list', key: 'not-a-real-key', hook: secrets[0] } })
  await start([destinationOf('crm', vendor.url, { secrets })])
  await send(['m0'])
  await until(isEmpty)
  const [letter] = await store.dead({}, { limit: 10 })
  expect(letter).toMatchObject({
    destination: 'crm',
    subscription: 'all',
    messageId: 'm0',
    title: 'track Bought',
    source: 'web',
    status: 422,
    scope: 'event',
    attempts: 1
  })
  const sample = JSON.parse(letter.sample!) as { request: JSONRecord; response: JSONRecord }
  expect(sample.request).toMatchObject({ method: 'POST', url: `${vendor.url}/single`, body: '{"id":"m0"}' })
  expect(sample.response).toEqual({ status: 422, body: expect.stringContaining('no such list') as string })
  expect(JSON.stringify(letter)).not.toMatch(/not-a-real/)
  vendor.answer = () => 200
  expect(await store.replay({ code: letter.code })).toBe(1)
  await until(isEmpty)
  expect(Object.fromEntries(vendor.accepted)).toEqual({ m0: 1 })
})
type JSONRecord = Record<string, unknown>

it('stops trying after the attempts, and the time, that the configuration allows', async () => {
  vendor.answer = () => 500
  await start([
    destinationOf('crm', vendor.url, { limits: { attempts: 3 } }),
    destinationOf('ads', vendor.url, { limits: { retryForMs: 0 } }),
    // Nothing listens there: no system hands out this port by itself.
    destinationOf('far', 'http://127.0.0.1:65535', { limits: { attempts: 2 } })
  ])
  await send(['m0'])
  await send(['m1'], [{ destination: 'ads', subscription: 'all' }])
  await send(['m2'], [{ destination: 'far', subscription: 'all' }])
  await until(isEmpty)
  const letters = await store.dead({}, { limit: 10 })
  expect(Object.fromEntries(letters.map(({ messageId, code, attempts }) => [messageId, [code, attempts]]))).toEqual({
    m0: ['INTERNAL_SERVER_ERROR', 3],
    m1: ['INTERNAL_SERVER_ERROR', 1],
    m2: ['ECONNREFUSED', 2]
  })
})

it('sends no more at a time than the account, and the kind of destination, allow', async () => {
  let pending: (() => void)[] = []
  vendor.answer = () => new Promise<Answer>((resolve) => pending.push(() => resolve(200)))
  /** Lets the vendor answer only when as many requests have arrived as are allowed. */
  const answerAll = async (count: number, most: number) => {
    for (let left = count; left > 0;) {
      await until(() => pending.length >= Math.min(most, left))
      expect(pending.length).toBeLessThanOrEqual(most)
      left -= pending.length
      for (const answer of pending.splice(0)) answer()
    }
    await until(isEmpty)
  }
  const accounts = [
    destinationOf('crm', vendor.url, { limits: { concurrency: 3 } }),
    destinationOf('ads', vendor.url, { limits: { concurrency: 50 } })
  ]
  await send(ids(20))
  const worker = await start(accounts.slice(0, 1))
  await answerAll(20, 3)
  await worker.stop()
  pending = []
  const vendors = new Map([['vendor', { concurrency: 4, perSecond: Infinity }]])
  await send(ids(20, 'n'), [
    { destination: 'crm', subscription: 'all' },
    { destination: 'ads', subscription: 'all' }
  ])
  const config = changeable(configOf(accounts, vendors))
  await start(accounts, { config })
  await answerAll(40, 4)
  config.change(configOf(accounts))
  await send(ids(20, 'o'), [{ destination: 'ads', subscription: 'all' }])
  await answerAll(20, 20)
})

it('goes on with others while one vendor hangs', async () => {
  const hanging = await startVendor()
  hanging.answer = () => 'hang'
  await start([destinationOf('crm', hanging.url), destinationOf('ads', vendor.url)])
  await send(ids(60), [
    { destination: 'crm', subscription: 'all' },
    { destination: 'ads', subscription: 'all' }
  ])
  await until(async () => (await store.depth()).map(({ destination }) => destination).join() === 'crm')
  expect([...vendor.accepted.values()]).toEqual(ids(60).map(() => 1))
  await workers.pop()!.stop(0)
  await hanging.close()
})

it('waits as long as the vendor asks, also in another process, and wastes no attempts meanwhile', async () => {
  vendor.answer = () => ({ status: 429, headers: { 'retry-after': '3600' } })
  const destinations = [destinationOf('crm', vendor.url, { limits: { concurrency: 1 } })]
  const worker = await start(destinations)
  await send(ids(20))
  await until(async () => (await store.pauses()).length > 0)
  await worker.stop()
  const sent = vendor.requests.length
  expect(sent).toBeLessThanOrEqual(8)
  vendor.answer = () => 200
  await start(destinations)
  const [pause] = await store.pauses()
  expect(pause).toMatchObject({ destination: 'crm', kind: 'wait', subscription: '' })
  expect(pause.remainingMs).toBeGreaterThan(3_500_000)
  expect(vendor.requests).toHaveLength(sent)
  await store.resume('crm')
  // What was answered 429 waits for its hour; the others go.
  await until(() => vendor.accepted.size === 20 - sent)
})

it('opens a circuit when a vendor is down, probes, and closes it', async () => {
  let isDown = true
  vendor.answer = () => (isDown ? 503 : 200)
  await start([destinationOf('crm', vendor.url, { limits: { concurrency: 2 } })])
  await send(ids(100))
  await until(async () => (await store.pauses()).some(({ kind }) => kind === 'circuit'))
  const sent = vendor.requests.length
  expect(sent).toBeLessThanOrEqual(12)
  isDown = false
  await until(isEmpty)
  expect(vendor.accepted.size).toBe(100)
  expect(await store.pauses()).toEqual([])
})

it('parks an account whose credentials fail, and goes on when its settings change', async () => {
  vendor.answer = ({ authorization }) => (authorization === 'Bearer new-key' ? 200 : 401)
  const before = destinationOf('crm', vendor.url)
  const config = changeable(configOf([before]))
  await start([], { config })
  await send(ids(50))
  await until(async () => (await store.pauses()).some(({ kind }) => kind === 'account'))
  await until(async () => (await store.depth()).length > 0 && vendor.requests.length > 0)
  config.change(configOf([{ ...before, settings: { apiKey: 'new-key' }, settingsDigest: 'settings-2' }]))
  await until(isEmpty)
  expect(vendor.accepted.size).toBe(50)
  expect(await store.dead({}, { limit: 1 })).toEqual([])
  expect(await store.pauses()).toEqual([])
})

it('parks a broken mapping, delivers the others, and goes on when it changes', async () => {
  const broken = subscriptionOf('broken', 'single', { digest: 'broken' })
  broken.subscription = { ...broken.subscription, mapping: { id: { '@nope': 1 } } }
  const destination = destinationOf('crm', vendor.url, { subscriptions: [broken, subscriptionOf('fine')] })
  const config = changeable(configOf([destination]))
  await start([], { config })
  const jobs = ['broken', 'fine'].map((subscription) => ({ destination: 'crm', subscription }))
  await send(ids(30), jobs)
  await until(() => vendor.accepted.size === 30)
  await until(async () =>
    (await store.depth()).every(({ subscription, fresh }) => subscription === 'broken' && fresh === 0)
  )
  expect(await store.pauses()).toMatchObject([{ subscription: 'broken', kind: 'mapping', fingerprint: 'broken' }])
  config.change(configOf([{ ...destination, subscriptions: [subscriptionOf('broken'), subscriptionOf('fine')] }]))
  await until(isEmpty)
  expect([...vendor.accepted.values()]).toEqual(ids(30).map(() => 2))
})

it('takes over changed enrichment and filters, also for events that wait for another try', async () => {
  const broken = async () => Promise.reject(new Error('no database'))
  const destination = destinationOf('crm', vendor.url, { beforeMapping: broken })
  const config = changeable(configOf([destination]))
  await start([], { config })
  await send(['m0', 'm1'])
  await until(async () => (await countsBy('reason')).ENRICHMENT_FAILED! >= 2)
  const fixed = async (event: SegmentEvent) => (event.messageId === 'm0' ? event : undefined)
  config.change(configOf([{ ...destination, beforeMapping: fixed }]))
  await until(isEmpty)
  expect([...vendor.accepted.keys()]).toEqual(['m0'])
  expect(await countsBy('outcome')).toMatchObject({ delivered: 1, filtered: 1 })
})

it('holds events of a paused or disabled destination, and delivers them later', async () => {
  await store.pause({
    destination: 'crm',
    subscription: '',
    kind: 'manual',
    reason: '',
    fingerprint: '',
    remainingMs: Infinity
  })
  const [crm, ads] = [destinationOf('crm', vendor.url), destinationOf('ads', vendor.url, { enabled: false })]
  const config = changeable(configOf([crm, ads, destinationOf('other', vendor.url)]))
  await start([], { config })
  await send(
    ids(10),
    ['crm', 'ads', 'other'].map((destination) => ({ destination, subscription: 'all' }))
  )
  await until(() => vendor.requests.length >= 10)
  await until(async () => (await store.depth()).map(({ destination }) => destination).join() === 'ads,crm')
  expect([...vendor.accepted.values()]).toEqual(ids(10).map(() => 1))
  await store.resume('crm')
  config.change(configOf([crm, { ...ads, enabled: true }]))
  await until(isEmpty)
  expect([...vendor.accepted.values()]).toEqual(ids(10).map(() => 3))
})

it('sends batches by key, size and linger time, and tries again only the items that failed', async () => {
  const subscriptions = [subscriptionOf('all', 'many')]
  const failing = firstAnswers(429)
  vendor.answer = ({ ids: items }) => ({
    status: 200,
    body: {
      statuses: items.map((id) => (id === 'a1' ? 400 : id === 'a2' ? (failing({ ids: [id] }) as number) : 200))
    }
  })
  await send(ids(150, 'a'), undefined, { list: 'a' })
  await send(ids(30, 'b'), undefined, { list: 'b' })
  await start([destinationOf('crm', vendor.url, { subscriptions })])
  await until(isEmpty)
  const batches = vendor.requests.map(({ ids: items }) => items)
  for (const items of batches) {
    expect(new Set(items.map(([list]) => list)).size).toBe(1)
    expect(items.length).toBeLessThanOrEqual(100)
  }
  expect(batches.flat().filter((id) => id === 'a2')).toHaveLength(2)
  expect(batches.flat()).toHaveLength(181)
  expect((await store.dead({}, { limit: 5 })).map(({ messageId, status }) => [messageId, status])).toEqual([
    ['a1', 400]
  ])
  expect(await countsBy('outcome')).toEqual({ delivered: 179, retried: 1, failed: 1 })
})

it('keeps the order of a key over retries, and lets later events pass after the limit', async () => {
  const subscriptions = [subscriptionOf('all', 'single', { orderKey: () => 'user' })]
  const order = [{ destination: 'crm', subscription: 'all', order: 'user' }]
  const flaky = firstAnswers(503, 503)
  vendor.answer = (request) => (request.ids[0] === 'm1' ? flaky(request) : 200)
  await start([
    destinationOf('crm', vendor.url, { subscriptions }),
    destinationOf('ads', vendor.url, { subscriptions, limits: { holdBackMs: 0, attempts: 5 } })
  ])
  await send(ids(20), order)
  await until(isEmpty)
  const sent = vendor.requests.map(({ ids: [id] }) => id)
  expect(sent.filter((id, place) => id !== sent[place - 1] || id !== 'm1')).toEqual(ids(20))
  vendor.requests.length = 0
  vendor.answer = (request) => (request.ids[0] === 'n0' ? 503 : 200)
  await send(ids(5, 'n'), [{ destination: 'ads', subscription: 'all', order: 'user' }])
  await until(isEmpty)
  expect(vendor.accepted.get('n4')).toBe(1)
  expect((await store.dead({}, { limit: 5 })).map(({ messageId }) => messageId)).toEqual(['n0'])
})

it('keeps the order of a key across a restart', async () => {
  const subscriptions = [subscriptionOf('all', 'single', { orderKey: () => 'user' })]
  const destinations = [
    destinationOf('crm', vendor.url, { subscriptions, limits: { firstRetryMs: 300, longestRetryMs: 300 } })
  ]
  vendor.answer = () => 503
  const worker = await start(destinations, { random: () => 1 })
  await send(ids(3), [{ destination: 'crm', subscription: 'all', order: 'user' }])
  await until(async () => (await countsBy('outcome')).retried >= 1)
  await worker.stop()
  vendor.answer = () => 200
  await start(destinations)
  await send(['m3'], [{ destination: 'crm', subscription: 'all', order: 'user' }])
  await until(isEmpty)
  expect([...vendor.accepted.keys()]).toEqual(ids(4))
})

it('sets aside an event with a bug in the code of its destination', async () => {
  await start([destinationOf('crm', vendor.url)])
  await send(['bug', 'm1'])
  await until(isEmpty)
  expect(Object.fromEntries(vendor.accepted)).toEqual({ m1: 1 })
  expect(await store.dead({}, { limit: 5 })).toMatchObject([{ messageId: 'bug', scope: 'destination', attempts: 1 }])
})

it('shares the work of one store among workers, and hands over at a stop', async () => {
  const destinations = [destinationOf('crm', vendor.url)]
  const first = await start(destinations, { name: 'first' })
  await start(destinations, { name: 'second' })
  await send(ids(100))
  await until(isEmpty)
  // The first one gives up half of its shards in its next round.
  await until(async () => (await store.lease('second', ['crm'], 10_000)).leases.length === 4)
  await first.stop()
  await send(ids(100, 'n'))
  await until(isEmpty)
  expect(vendor.accepted.size).toBe(200)
  expect(vendor.requests).toHaveLength(200)
})

it('finishes what is under way when it stops, and keeps what it cannot finish', async () => {
  const release: (() => void)[] = []
  vendor.answer = () => new Promise<Answer>((resolve) => release.push(() => resolve(200)))
  const worker = await start([destinationOf('crm', vendor.url, { limits: { concurrency: 4 } })])
  await send(ids(10))
  await until(() => release.length === 4)
  const stopping = worker.stop()
  for (const answer of release) answer()
  await stopping
  expect(vendor.accepted.size).toBe(4)
  expect(await store.depth()).toMatchObject([{ fresh: 6, waiting: 0 }])
  const second = await start([destinationOf('crm', vendor.url, { limits: { concurrency: 4 } })])
  await until(() => release.length === 8)
  await second.stop(0)
  // The four that were cut off are due at once, with all their attempts.
  expect(await store.depth()).toMatchObject([{ fresh: 2, waiting: 4 }])
  expect(await countsBy('outcome')).toEqual({ delivered: 4 })
})

it('stops sending when outcomes cannot be written, and loses none of them', async () => {
  let isAway = false
  const settle = store.settle.bind(store)
  const unreliable = Object.assign(Object.create(store) as Store, {
    settle: (...given: Parameters<Store['settle']>) =>
      isAway ? Promise.reject(new Error('The store is away.')) : settle(...given)
  })
  const errors: unknown[] = []
  isAway = true
  await send(ids(100))
  await start([destinationOf('crm', vendor.url)], {
    store: unreliable,
    unwrittenOutcomes: 50,
    onError: (error) => errors.push(error)
  })
  await until(() => vendor.accepted.size >= 50 && errors.length > 2)
  expect(vendor.requests.length).toBeLessThanOrEqual(60)
  isAway = false
  await until(isEmpty)
  expect([...vendor.accepted.values()]).toEqual(ids(100).map(() => 1))
})

it('does not deliver again what was settled while a read was under way', async () => {
  const fresh = store.fresh.bind(store)
  let reads = 0
  const slow = Object.assign(Object.create(store) as Store, {
    fresh: async (...given: Parameters<Store['fresh']>) => {
      const jobs = await fresh([{ ...given[0][0], after: 0, until: undefined, limit: 1000 }, ...given[0].slice(1)])
      // The answer is old when it arrives.
      if (reads++ > 0 && jobs.length > 0) await until(async () => (await fresh(given[0])).length === 0)
      return jobs
    }
  })
  await send(ids(100))
  await start([destinationOf('crm', vendor.url)], { store: slow })
  await until(isEmpty)
  await until(() => reads > 3)
  expect([...vendor.accepted.values()]).toEqual(ids(100).map(() => 1))
})

it('delivers nothing under a lease that it has lost', async () => {
  const destinations = [destinationOf('crm', vendor.url)]
  let release = () => {}
  vendor.answer = () => new Promise<Answer>((resolve) => (release = () => resolve(200)))
  await start(destinations, { name: 'slow' })
  await send(['m0'])
  await until(() => vendor.requests.length === 1)
  // Another worker takes over, as it does after the lease has ended.
  await store.leave('slow')
  await store.lease('taker', ['crm'], 60_000)
  release()
  await until(() => vendor.accepted.size === 1)
  await workers.pop()!.stop()
  expect(await store.depth()).toMatchObject([{ fresh: 1 }])
  expect(await countsBy('outcome')).toEqual({})
})
