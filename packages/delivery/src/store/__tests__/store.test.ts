import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres, type TestPostgres } from '../../testing/postgres'
import type { NewDeadLetter } from '../dead-letter'
import { openStore } from '../open'
import { LEASE_LOCK, PostgresDatabase } from '../postgres-connection'
import { MIGRATIONS as POSTGRES_MIGRATIONS } from '../postgres-tables'
import { openSqlite } from '../sqlite'
import { MIGRATIONS as SQLITE_MIGRATIONS } from '../sqlite-tables'
import { SHARDS_PER_DESTINATION, type Job, type Lease, type Settlement, type Store } from '../store'

const HOUR_MS = 3_600_000
const TTL_MS = 60_000

let folder: string
let postgres: TestPostgres
let database: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-store-'))
  postgres = await startPostgres()
  database = await postgres.createDatabase('store')
})

afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

const drivers: [string, (name: string) => Promise<string>][] = [
  ['SQLite', async (name) => join(folder, `${name}.db`)],
  ['PostgreSQL', emptyDatabase]
]

/** Returns the database of all tests, without tables. A new one for each takes longer than the test. */
async function emptyDatabase(): Promise<string> {
  const client = new Client({ connectionString: database })
  await client.connect()
  await client.query('drop schema if exists delivery cascade')
  await client.end()
  return database
}

describe.each(drivers)('a store in %s', (_driver, locate) => {
  let location: string
  let store: Store
  let opened = 0

  beforeEach(async () => {
    location = await locate(`store_${++opened}`)
    store = await openStore(location)
  })

  afterEach(() => store.close())

  const eventOf = (
    messageId: string,
    more: { order?: string; subscriptions?: string[]; destination?: string } = {}
  ) => ({
    source: 'web',
    messageId,
    receivedAt: 1000,
    body: JSON.stringify({ type: 'track', messageId }),
    jobs: (more.subscriptions ?? ['all']).map((subscription) => ({
      destination: more.destination ?? 'crm',
      subscription,
      order: more.order
    }))
  })
  const leaseAll = async (worker = 'w1', destinations = ['crm']) =>
    (await store.lease(worker, destinations, TTL_MS)).leases
  const readAll = async (leases: Lease[], after = 0): Promise<Job[]> => {
    const jobs = await store.fresh(leases.map((lease) => ({ ...lease, after, limit: 1000 })))
    return jobs.toSorted((a, b) => a.eventId - b.eventId)
  }
  const messageIds = (jobs: { body: string }[]) =>
    jobs.map(({ body }) => (JSON.parse(body) as { messageId: string }).messageId)
  const settlementOf = (job: Job, leases: Lease[], more: Partial<Settlement> = {}): Settlement => {
    const lease = leases.find(({ destination, part }) => destination === job.destination && part === job.part)!
    return { job, lease, outcome: 'delivered', reason: '', latencyMs: 5, ...more }
  }
  const retryIn = (delayMs: number): Partial<Settlement> => ({
    outcome: 'retried',
    reason: 'TIMEOUT',
    retry: { delayMs, attempts: 1, firstTriedAt: 2000 }
  })
  const deadOf = (job: Job, more: Partial<NewDeadLetter> = {}): Partial<Settlement> => ({
    outcome: 'failed',
    reason: more.code ?? 'BAD_REQUEST',
    dead: {
      messageId: messageIds([job])[0],
      title: 'track',
      source: job.source,
      receivedAt: job.receivedAt,
      body: job.body,
      order: job.order,
      code: 'BAD_REQUEST',
      scope: 'event',
      status: 400,
      attempts: 1,
      message: 'The vendor rejected it.',
      sample: '{"request":{}}',
      ...more
    }
  })
  /** Makes one dead letter for each code. */
  const bury = async (codes: string[]) => {
    await store.enqueue(codes.map((code, place) => eventOf(`${code}-${place}`)))
    const leases = await leaseAll()
    const jobs = await readAll(leases)
    await store.settle(
      'w1',
      jobs.map((job, place) => settlementOf(job, leases, deadOf(job, { code: codes[place] })))
    )
  }

  it('keeps each message once, also within a call, and for each source', async () => {
    expect(await store.enqueue([eventOf('a'), eventOf('b'), eventOf('a')])).toEqual([true, true, false])
    expect(await store.enqueue([eventOf('b'), eventOf('c'), { ...eventOf('a'), source: 'app' }])).toEqual([
      false,
      true,
      true
    ])
    expect(messageIds(await readAll(await leaseAll()))).toEqual(['a', 'b', 'c', 'a'])
  })

  it('remembers an event without jobs, and stores nothing of it', async () => {
    const event = eventOf('a', { subscriptions: [] })
    expect(await store.enqueue([event])).toEqual([true])
    expect(await store.enqueue([eventOf('a')])).toEqual([false])
    expect(await store.depth()).toEqual([])
  })

  it('keeps each message once when several full commits have it', async () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `m${n}`)
    const lists = [ids, ids.toReversed(), ids]
    const results = await Promise.all(lists.map((list) => store.enqueue(list.map((id) => eventOf(id)))))
    const isNew = lists.flatMap((list, call) => list.filter((_, place) => results[call][place]))
    expect(isNew.toSorted()).toEqual(ids.toSorted())
    expect(messageIds(await readAll(await leaseAll())).toSorted()).toEqual(ids.toSorted())
  })

  it('answers calls at the same time each with its own results', async () => {
    const calls = Array.from({ length: 50 }, (_, call) =>
      store.enqueue([eventOf(`m${call % 40}`), eventOf(`n${call}`)])
    )
    const answers = await Promise.all(calls)
    expect(answers.map(([first]) => first)).toEqual(answers.map((_, call) => call < 40))
    expect(answers.every(([, second]) => second)).toBe(true)
    expect(await readAll(await leaseAll())).toHaveLength(90)
  })

  it('keeps texts with characters that are hard to store', async () => {
    const [source, order] = ['we\0b', 'k\0\ud800é']
    await store.enqueue([{ ...eventOf('\0id'), source, jobs: [{ destination: 'crm', subscription: 'all', order }] }])
    const leases = await leaseAll()
    const [job] = await readAll(leases)
    expect(messageIds([job])).toEqual(['\0id'])
    await store.settle('w1', [settlementOf(job, leases, deadOf(job, { message: 'bad\0', title: 'a\0' }))])
    expect(await store.dead({}, { limit: 5 })).toHaveLength(1)
    expect(await store.replay({})).toBe(1)
  })

  it('lists the jobs of a shard by ID, whole runs within the bounds of the read', async () => {
    for (const call of [0, 1, 2, 3]) {
      await store.enqueue(Array.from({ length: 5 }, (_, n) => eventOf(`${call * 5 + n}`, { order: 'one key' })))
    }
    const leases = await leaseAll()
    const jobs = await readAll(leases)
    expect(new Set(jobs.map(({ part }) => part)).size).toBe(1)
    expect(messageIds(jobs)).toEqual(jobs.map((_, n) => `${n}`))
    const [{ part }] = jobs
    const read = { destination: 'crm', part, after: jobs[4].run!, limit: 6 }
    const idsOf = async (more: object) => messageIds(await store.fresh([{ ...read, ...more }]))
    expect(await idsOf({})).toEqual(jobs.slice(5, 15).map((_, n) => `${n + 5}`))
    expect(await idsOf({ limit: 5 })).toEqual(['5', '6', '7', '8', '9'])
    expect(await idsOf({ until: jobs[9].run! })).toEqual(['5', '6', '7', '8', '9'])
    expect(jobs[0]).toEqual({
      destination: 'crm',
      part,
      run: jobs[0].run,
      eventId: jobs[0].eventId,
      subscription: 'all',
      order: 'one key',
      source: 'web',
      receivedAt: 1000,
      body: '{"type":"track","messageId":"0"}',
      attempts: 0,
      firstTriedAt: null,
      crashes: 0
    })
  })

  it('keeps the bodies of events apart, whatever they are and wherever they go', async () => {
    const bodies = ['"é"', '"\ud83d\ude00"', '', 'not JSON', '"\\u0000"', `"${'x'.repeat(150_000)}"`]
    await store.enqueue(
      Array.from({ length: 300 }, (_, n) => ({
        ...eventOf(`${n}`, {
          order: n % 3 === 0 ? undefined : `${n}`,
          subscriptions: n % 2 === 0 ? ['x', 'y'] : ['y']
        }),
        receivedAt: n,
        body: bodies[n % bodies.length]
      }))
    )
    const jobs = await readAll(await leaseAll())
    expect(jobs).toHaveLength(450)
    for (const { receivedAt, body, order, subscription } of jobs) {
      expect(body === bodies[receivedAt % bodies.length]).toBe(true)
      expect(order).toBe(receivedAt % 3 === 0 ? null : `${receivedAt}`)
      expect(subscription === 'y' || receivedAt % 2 === 0).toBe(true)
    }
  })

  it('spreads jobs over the shards: those with an order by their key, others by when they came', async () => {
    const partsOf = async () => new Set((await readAll(await leaseAll())).map(({ part }) => part)).size
    for (let n = 0; n < 40; n++) await store.enqueue([eventOf(`${n}`), eventOf(`${n} too`)])
    expect(await partsOf()).toBe(SHARDS_PER_DESTINATION)
    await store.enqueue(Array.from({ length: 50 }, (_, n) => eventOf(`o${n}`, { order: `${n}`, destination: 'ads' })))
    const jobs = await readAll(await leaseAll('w1', ['crm', 'ads']))
    const ofAds = jobs.filter(({ destination }) => destination === 'ads')
    expect(new Set(ofAds.map(({ part }) => part)).size).toBe(SHARDS_PER_DESTINATION)
  })

  it('shares the shards of each destination among the workers', async () => {
    const destinations = ['crm', 'ads']
    const first = await store.lease('w1', destinations, TTL_MS)
    expect(first).toMatchObject({ share: SHARDS_PER_DESTINATION, leases: { length: 2 * SHARDS_PER_DESTINATION } })
    expect((await store.lease('w2', destinations, TTL_MS)).leases).toEqual([])
    const { leases, share } = await store.lease('w1', destinations, TTL_MS)
    expect(share).toBe(SHARDS_PER_DESTINATION / 2)
    const surplus = leases.filter(({ part }) => part >= share)
    await store.release('w1', surplus)
    const second = await store.lease('w2', destinations, TTL_MS)
    const names = (list: Lease[]) => list.map(({ destination, part }) => `${destination}/${part}`).toSorted()
    expect(names(second.leases)).toEqual(names(surplus))
    expect(second.leases.every(({ epoch }) => epoch === 2)).toBe(true)
    await store.leave('w2')
    expect((await store.lease('w1', destinations, TTL_MS)).leases).toHaveLength(2 * SHARDS_PER_DESTINATION)
  })

  it('moves the shards of a dead worker to another one, and settles nothing for the dead one', async () => {
    await store.enqueue([eventOf('a'), eventOf('b')])
    const { leases: old } = await store.lease('w1', ['crm'], 0)
    const jobs = await readAll(old)
    const { leases } = await store.lease('w2', ['crm'], TTL_MS)
    expect(leases).toHaveLength(SHARDS_PER_DESTINATION)
    const refused = await store.settle(
      'w1',
      jobs.map((job) => settlementOf(job, old))
    )
    expect(refused.map(({ part }) => part).toSorted()).toEqual([...new Set(jobs.map(({ part }) => part))].toSorted())
    expect(await readAll(leases)).toHaveLength(2)
    expect(await store.counts(0)).toEqual([])
    expect(
      await store.settle(
        'w2',
        jobs.map((job) => settlementOf(job, leases))
      )
    ).toEqual([])
    expect(await readAll(leases)).toEqual([])
    await store.release('w1', old)
    expect((await store.lease('w2', ['crm'], TTL_MS)).leases).toHaveLength(SHARDS_PER_DESTINATION)
  })

  it('settles the other jobs when one lease is lost', async () => {
    await store.enqueue(Array.from({ length: 50 }, (_, n) => eventOf(`${n}`, { order: `${n}` })))
    const leases = await leaseAll()
    const jobs = await readAll(leases)
    const stale = { ...leases[0], epoch: 0 }
    const known = [stale, ...leases.slice(1)]
    expect(
      await store.settle(
        'w1',
        jobs.map((job) => settlementOf(job, known))
      )
    ).toEqual([stale])
    const left = await readAll(leases)
    expect(left).toEqual(jobs.filter(({ part }) => part === stale.part))
    expect(left.length).toBeGreaterThan(0)
  })

  it('offers a job again when it is due, and not as a fresh one', async () => {
    await store.enqueue([eventOf('now'), eventOf('later'), eventOf('parked')])
    const leases = await leaseAll()
    const [now, later, parked] = await readAll(leases)
    await store.settle('w1', [
      settlementOf(now, leases, retryIn(0)),
      settlementOf(later, leases, retryIn(HOUR_MS)),
      settlementOf(parked, leases, { ...retryIn(Infinity), outcome: 'postponed' })
    ])
    expect(await readAll(leases)).toEqual([])
    expect(await store.due(leases, 10)).toEqual([{ ...now, run: null, attempts: 1, firstTriedAt: 2000 }])
    expect(await store.depth()).toEqual([
      { destination: 'crm', subscription: 'all', fresh: 0, waiting: 3, oldestReceivedAt: 1000 }
    ])
    expect(await store.wake('crm', 'other')).toBe(0)
    expect(await store.wake('crm', 'all')).toBe(1)
    const due = await store.due(leases, 10)
    expect(messageIds(due).toSorted()).toEqual(['now', 'parked'])
    await store.settle(
      'w1',
      due.map((job) => settlementOf(job, leases))
    )
    expect(await store.due(leases, 10)).toEqual([])
    expect(await store.depth()).toMatchObject([{ waiting: 1 }])
  })

  it('removes jobs from their run one by one, and keeps the others', async () => {
    await store.enqueue(Array.from({ length: 5 }, (_, n) => eventOf(`${n}`)))
    const leases = await leaseAll()
    const jobs = await readAll(leases)
    await store.settle('w1', [settlementOf(jobs[3], leases), settlementOf(jobs[1], leases, retryIn(HOUR_MS))])
    expect(await readAll(leases)).toEqual([jobs[0], jobs[2], jobs[4]])
    expect(await store.depth()).toMatchObject([{ fresh: 3, waiting: 1 }])
    expect(await store.clean()).toBe(0)
    await store.settle(
      'w1',
      [jobs[0], jobs[2], jobs[4]].map((job) => settlementOf(job, leases))
    )
    expect(await readAll(leases)).toEqual([])
    // What waits has its own copy of the event.
    expect(await store.clean()).toBe(1)
    await store.wake('crm', 'all')
    expect(await store.depth()).toMatchObject([{ fresh: 0, waiting: 1, oldestReceivedAt: 1000 }])
  })

  it('lists what waits in order', async () => {
    await store.enqueue([eventOf('a', { order: 'u1' }), eventOf('b', { order: 'u1' }), eventOf('c')])
    const leases = await leaseAll()
    const [a, , c] = await readAll(leases)
    await store.settle(
      'w1',
      [a, c].map((job) => settlementOf(job, leases, retryIn(HOUR_MS)))
    )
    const { destination, part, eventId, subscription } = a
    expect(await store.waitingInOrder(leases)).toEqual([
      { destination, part, eventId, subscription, order: 'u1', firstTriedAt: 2000 }
    ])
  })

  it('stores an event once for all its jobs, and removes it after the last one', async () => {
    await store.enqueue([eventOf('a', { subscriptions: ['x', 'y'] })])
    const leases = await leaseAll()
    const [x, y] = (await readAll(leases)).toSorted((a, b) => a.subscription.localeCompare(b.subscription))
    expect([x.subscription, y.subscription, x.eventId]).toEqual(['x', 'y', y.eventId])
    await store.settle('w1', [settlementOf(x, leases)])
    expect(await store.clean()).toBe(0)
    expect(await readAll(leases)).toEqual([y])
    await store.settle('w1', [settlementOf(y, leases)])
    expect(await store.clean()).toBe(1)
    // Its messageId is still known.
    expect(await store.enqueue([eventOf('a')])).toEqual([false])
  })

  it('knows which jobs a process may have died of, and how many died of one alone; they wait from then on', async () => {
    await store.enqueue([eventOf('a', { order: 'u1' }), eventOf('b'), eventOf('c')])
    const leases = await leaseAll()
    const [a, b, c] = await readAll(leases)
    await store.countCrash([a, b, { ...c, eventId: c.eventId + 1 }])
    await store.countCrash([a, b])
    await store.countCrash([b])
    await store.countCrash([a, b])
    await store.countCrash([c])
    const crashesOf = async () => (await store.due(leases, 10)).map(({ eventId, crashes }) => [eventId, crashes])
    expect(await readAll(leases)).toEqual([])
    expect((await store.due(leases, 10)).find(({ eventId }) => eventId === a.eventId)).toEqual({
      ...a,
      run: null,
      crashes: 1
    })
    expect(new Map((await crashesOf()) as [number, number][])).toEqual(
      new Map([
        [a.eventId, 1],
        [b.eventId, 2],
        [c.eventId, 2]
      ])
    )
    await store.countCrash([b])
    expect((await crashesOf()).find(([eventId]) => eventId === b.eventId)).toEqual([b.eventId, 3])
    // A worker that has read them before settles them.
    await store.settle('w1', [
      settlementOf(a, leases, retryIn(HOUR_MS)),
      settlementOf(b, leases),
      settlementOf(c, leases)
    ])
    expect(await store.depth()).toMatchObject([{ fresh: 0, waiting: 1 }])
    await store.settle('w1', [settlementOf(a, leases)])
    expect(await store.depth()).toEqual([])
  })

  it('counts by minute, subscription, outcome and reason', async () => {
    await store.enqueue(['a', 'b', 'c', 'd'].map((name) => eventOf(name)))
    const leases = await leaseAll()
    const [a, b, c, d] = await readAll(leases)
    await store.settle('w1', [
      settlementOf(a, leases),
      settlementOf(b, leases, { latencyMs: 7 }),
      settlementOf(c, leases, { ...retryIn(HOUR_MS), latencyMs: undefined }),
      settlementOf(d, leases, { ...retryIn(HOUR_MS), outcome: 'postponed' })
    ])
    await store.count('w1', [{ destination: '', subscription: '', outcome: 'received', reason: 'web', count: 4 }])
    await store.count('w2', [{ destination: '', subscription: '', outcome: 'received', reason: 'web', count: 1 }])
    const byOutcome = new Map((await store.counts(0)).map(({ minute: _, ...each }) => [each.outcome, each]))
    expect(byOutcome.size).toBe(3)
    const all = { destination: 'crm', subscription: 'all', latencySumMs: 0, latencyMaxMs: 0 }
    expect(byOutcome.get('delivered')).toEqual({
      ...all,
      outcome: 'delivered',
      reason: '',
      count: 2,
      latencySumMs: 12,
      latencyMaxMs: 7
    })
    expect(byOutcome.get('retried')).toEqual({ ...all, outcome: 'retried', reason: 'TIMEOUT', count: 1 })
    expect(byOutcome.get('received')).toMatchObject({ reason: 'web', count: 5 })
    expect(await store.counts(Date.now() / 60_000 + 10)).toEqual([])
  })

  it('counts new events with the commit that stores them, and those that it has already not again', async () => {
    const accepted = { destination: '', subscription: 'web', outcome: 'accepted', reason: '' }
    const filtered = { destination: 'crm', subscription: 'all', outcome: 'filtered', reason: 'trigger' }
    const a = { ...eventOf('a'), counts: [accepted] }
    const unrouted = { ...eventOf('b', { subscriptions: [] }), counts: [accepted, filtered] }
    expect(await store.enqueue([a, unrouted, a])).toEqual([true, true, false])
    await Promise.all([store.enqueue([unrouted, eventOf('c')]), store.enqueue([{ ...a, messageId: 'd' }])])
    const counts = (await store.counts(0)).map(({ outcome, subscription, count }) => [outcome, subscription, count])
    expect(new Set(counts)).toEqual(
      new Set([
        ['accepted', 'web', 3],
        ['filtered', 'all', 1]
      ])
    )
  })

  it('shows pauses to every worker until they end', async () => {
    const pause = { destination: 'crm', subscription: '', reason: 'because', fingerprint: 'f1' }
    await store.pause({ ...pause, kind: 'manual', remainingMs: Infinity })
    await store.pause({ ...pause, kind: 'wait', remainingMs: HOUR_MS })
    await store.pause({ ...pause, kind: 'circuit', remainingMs: 0 })
    await store.pause({ ...pause, subscription: 'all', kind: 'mapping', remainingMs: Infinity })
    const pauses = await store.pauses()
    expect(pauses.map(({ kind, subscription }) => [kind, subscription])).toEqual([
      ['manual', ''],
      ['wait', ''],
      ['mapping', 'all']
    ])
    expect(pauses[0]).toMatchObject({ ...pause, remainingMs: Infinity })
    expect(pauses[1].remainingMs).toBeLessThanOrEqual(HOUR_MS)
    expect(pauses[1].remainingMs).toBeGreaterThan(HOUR_MS / 2)
    await store.resume('crm', '', 'wait')
    await store.resume('other')
    expect((await store.pauses()).map(({ kind }) => kind)).toEqual(['manual', 'mapping'])
    await store.resume('crm')
    expect(await store.pauses()).toEqual([])
  })

  it('finds dead letters by every part of a filter', async () => {
    await bury(['A', 'B', 'A'])
    const letters = await store.dead({}, { limit: 10 })
    expect(letters.map(({ messageId }) => messageId)).toEqual(['A-2', 'B-1', 'A-0'])
    const { id: _, failedAt: __, ...letter } = letters[1]
    const { failedAt } = letters[2]
    expect(letter).toEqual({
      destination: 'crm',
      subscription: 'all',
      messageId: 'B-1',
      title: 'track',
      source: 'web',
      receivedAt: 1000,
      body: '{"type":"track","messageId":"B-1"}',
      order: null,
      code: 'B',
      scope: 'event',
      status: 400,
      attempts: 1,
      message: 'The vendor rejected it.',
      sample: '{"request":{}}'
    })
    const found = async (filter: Parameters<Store['dead']>[0]) => (await store.dead(filter, { limit: 10 })).length
    expect(await found({ code: 'A' })).toBe(2)
    expect(await found({ destination: 'crm', subscription: 'all' })).toBe(3)
    expect(await found({ destination: 'ads' })).toBe(0)
    expect(await found({ subscription: 'other' })).toBe(0)
    expect(await found({ since: failedAt, until: failedAt + HOUR_MS })).toBe(3)
    expect(await found({ until: failedAt - HOUR_MS })).toBe(0)
    expect(await found({ ids: [letters[0].id] })).toBe(1)
    expect((await store.dead({}, { limit: 1, before: letters[0].id })).map(({ messageId }) => messageId)).toEqual([
      'B-1'
    ])
    expect(await store.discard({ code: 'B' })).toBe(1)
    expect(await found({})).toBe(2)
  })

  it('replays dead letters as jobs that were never tried', async () => {
    await bury(['A', 'B'])
    expect(await store.replay({ code: 'A' })).toBe(1)
    expect((await store.dead({}, { limit: 10 })).map(({ code }) => code)).toEqual(['B'])
    const jobs = await readAll(await leaseAll())
    expect(jobs).toMatchObject([{ subscription: 'all', attempts: 0, firstTriedAt: null, receivedAt: 1000 }])
    expect(messageIds(jobs)).toEqual(['A-0'])
    expect(await store.replay({ code: 'A' })).toBe(0)
  })

  it('keeps the newest dead letters of each destination', async () => {
    await bury(['A', 'B', 'C'])
    await store.prune({ deadLetters: 2, deadLettersMs: HOUR_MS, countsMs: HOUR_MS })
    expect((await store.dead({}, { limit: 10 })).map(({ code }) => code)).toEqual(['C', 'B'])
    await store.prune({ deadLetters: 2, deadLettersMs: -HOUR_MS, countsMs: -HOUR_MS })
    expect(await store.dead({}, { limit: 10 })).toEqual([])
    expect(await store.counts(0)).toEqual([])
  })

  it('locks tokens for one worker, and forgets them when the settings change', async () => {
    const tokens = { accessToken: 'not-a-secret-1', refreshToken: 'not-a-secret-2' }
    expect(await store.lockTokens('crm', 'w1', TTL_MS)).toBe(true)
    expect(await store.lockTokens('crm', 'w2', TTL_MS)).toBe(false)
    expect(await store.loadTokens('crm', 'f1')).toBeUndefined()
    await store.saveTokens('crm', 'f1', tokens)
    await store.unlockTokens('crm', 'w2')
    expect(await store.lockTokens('crm', 'w2', TTL_MS)).toBe(false)
    await store.unlockTokens('crm', 'w1')
    expect(await store.lockTokens('crm', 'w2', TTL_MS)).toBe(true)
    expect(await store.lockTokens('crm', 'w1', -1)).toBe(true)
    expect(await store.loadTokens('crm', 'f1')).toEqual(tokens)
    expect(await store.loadTokens('crm', 'f2')).toBeUndefined()
  })

  it('has everything after it is opened again, and a second process sees it', async () => {
    await store.enqueue([eventOf('a')])
    const second = await openStore(location)
    expect(await second.enqueue([eventOf('a'), eventOf('b')])).toEqual([false, true])
    await second.close()
    await store.close()
    store = await openStore(location)
    expect(messageIds(await readAll(await leaseAll()))).toEqual(['a', 'b'])
  })

  it('rejects a call that the store cannot do, and nothing of it has happened', async () => {
    const event = eventOf('a', { subscriptions: [null as never] })
    await expect(store.enqueue([eventOf('b'), event])).rejects.toThrow(/null/i)
    expect(await store.enqueue([eventOf('b')])).toEqual([true])
  })
})

it('SQLite rejects events when the disk is full, keeps what it has, and goes on when there is room', async () => {
  const store = await openSqlite(join(folder, 'full.db'), { maxBytes: 1_000_000 })
  const eventOf = (n: number) => ({
    source: 'web',
    messageId: `${n}`,
    receivedAt: 1,
    body: JSON.stringify('x'.repeat(100_000)),
    jobs: [{ destination: 'crm', subscription: 'all' }]
  })
  let stored = 0
  await expect(
    (async () => {
      for (;;) {
        await store.enqueue([eventOf(stored)])
        stored++
      }
    })()
  ).rejects.toThrow(/full/)
  expect(stored).toBeGreaterThan(3)
  const { leases } = await store.lease('w1', ['crm'], TTL_MS)
  const jobs = await store.fresh(leases.map((lease) => ({ ...lease, after: 0, limit: 100 })))
  expect(jobs).toHaveLength(stored)
  await store.settle(
    'w1',
    jobs.map((job) => {
      const lease = leases.find(({ part }) => part === job.part)!
      return { job, lease, outcome: 'delivered', reason: '' }
    })
  )
  await store.clean()
  expect(await store.enqueue([eventOf(stored)])).toEqual([true])
  await store.close()
})

it('PostgreSQL takes what a slow enqueuer commits late, below IDs that were read already', async () => {
  const url = await emptyDatabase()
  const store = await openStore(url)
  const slow = new Client({ connectionString: url })
  await slow.connect()
  await slow.query('begin')
  const { rows } = await slow.query<{ id: string }>(`select nextval('delivery.event_ids') as id`)
  const [{ id }] = rows
  await slow.query(`insert into delivery.chunks values ($1, 1, '[["web", 1, 0]]', '"late"')`, [id])
  await slow.query(`insert into delivery.runs values ('crm', 0, $1, 'all', $1, '{0}')`, [id])
  const jobs = [{ destination: 'crm', subscription: 'all', order: 'key' }]
  await store.enqueue([{ source: 'web', messageId: 'early', receivedAt: 1, body: '"early"', jobs }])
  const { leases } = await store.lease('w1', ['crm'], TTL_MS)
  const read = (after: number) => store.fresh(leases.map((lease) => ({ ...lease, after, limit: 10 })))
  const [early] = await read(0)
  expect(early.run).toBeGreaterThan(Number(id))
  await slow.query('commit')
  await slow.end()
  expect(await read(early.run!)).toEqual([])
  expect((await read(0)).map(({ body }) => body).toSorted()).toEqual(['"early"', '"late"'])
  await store.close()
})

it('PostgreSQL compresses the bodies of events that come together', async () => {
  const location = await postgres.createDatabase('compressed')
  const store = await openStore(location)
  const body = (n: number) =>
    JSON.stringify({ event: `Order ${n}`, properties: { note: 'the same words again '.repeat(50) } })
  const jobs = [{ destination: 'crm', subscription: 'all' }]
  await store.enqueue(
    Array.from({ length: 50 }, (_, n) => ({ source: 'web', messageId: `m${n}`, receivedAt: 1, body: body(n), jobs }))
  )
  const connections = await PostgresDatabase.open(location)
  const stored = await connections.objects(
    'select pg_column_compression(bodies) as by, pg_column_size(bodies) < length(bodies) / 4 as is_small from delivery.chunks'
  )
  expect(stored).toEqual([{ by: 'lz4', is_small: true }])
  const { leases } = await store.lease('w1', ['crm'], TTL_MS)
  const fresh = await store.fresh(leases.map((lease) => ({ ...lease, after: 0, limit: 100 })))
  expect(fresh.map((job) => job.body)).toEqual(Array.from({ length: 50 }, (_, n) => body(n)))
  await connections.close()
  await store.close()
})

it('PostgreSQL takes its locks from a process that is suspended within a transaction', async () => {
  const location = await postgres.createDatabase('suspended')
  const store = await openStore(location)
  const suspended = await PostgresDatabase.open(location)
  const transaction = suspended.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LEASE_LOCK])
    // Waits for the lock.
    return store.lease('w1', ['crm'], TTL_MS)
  })
  await expect(transaction).rejects.toThrow(/connection/i)
  const { leases } = await store.lease('w1', ['crm'], TTL_MS)
  expect(leases).toHaveLength(SHARDS_PER_DESTINATION)
  await suspended.close()
  await store.close()
})

describe.each(drivers)('tables of version 1 in %s', (driver, locate) => {
  it('are upgraded with what they have', async () => {
    const location = await locate('version-1')
    await (driver === 'SQLite' ? fillSqlite(location) : fillPostgres(location))
    const store = await openStore(location)
    const { leases } = await store.lease('w1', ['crm'], TTL_MS)
    const fresh = await store.fresh(leases.map((lease) => ({ ...lease, after: 0, limit: 100 })))
    const due = await store.due(leases, 100)
    const own = { destination: 'crm', part: 0, source: 'web', attempts: 0, firstTriedAt: null, crashes: 0 }
    expect(fresh).toMatchObject([
      { ...own, subscription: 'x', receivedAt: 10, body: '"one"', order: 'u1' },
      { ...own, subscription: 'y', receivedAt: 20, body: '"two"', order: null }
    ])
    expect(due).toMatchObject([
      { ...own, run: null, subscription: 'x', receivedAt: 20, body: '"two"', order: null, crashes: 1 },
      { ...own, run: null, subscription: 'y', receivedAt: 10, body: '"one"', order: 'u1', attempts: 3, firstTriedAt: 7 }
    ])
    expect(fresh[1].eventId).toBe(due[0].eventId)
    const jobs = [{ destination: 'crm', subscription: 'x', order: 'u1' }]
    expect(await store.enqueue([{ source: 'web', messageId: 'new', receivedAt: 30, body: '"three"', jobs }])).toEqual([
      true
    ])
    const settled = [...fresh, ...due].map((job): Settlement => {
      return { job, lease: leases.find(({ part }) => part === job.part)!, outcome: 'delivered', reason: '' }
    })
    await store.settle('w1', settled)
    expect(await store.depth()).toMatchObject([{ fresh: 1, waiting: 0, oldestReceivedAt: 30 }])
    expect(await store.clean()).toBe(2)
    await store.close()
  })

  const rows = {
    events: [`1, 'web', 10, 2, '"one"'`, `2, 'web', 20, 2, '"two"'`],
    jobs: [`'crm', 0, 1, 'x', 'u1', 0, true`, `'crm', 0, 2, 'y', null, 0, true`, `'crm', 0, 2, 'x', null, 1, true`]
  }
  const scriptOf = (schema: string) =>
    Object.entries(rows).flatMap(([table, list]) => list.map((row) => `insert into ${schema}${table} values (${row});`))

  async function fillSqlite(location: string): Promise<void> {
    const { default: Database } = await import('libsql')
    const file = new Database(location)
    const waiting = `insert into waiting values ('crm', 0, 1, 'y', 'u1', 0, true, 3, 7, 5);`
    file.exec(
      [SQLITE_MIGRATIONS[0], ...scriptOf(''), waiting, 'update ids set next = 3; pragma user_version = 1'].join('\n')
    )
    file.close()
  }

  async function fillPostgres(location: string): Promise<void> {
    const client = new Client({ connectionString: location })
    await client.connect()
    await client.query('create schema delivery; create table delivery.version as select 1 as version')
    await client.query([POSTGRES_MIGRATIONS[0], ...scriptOf('delivery.')].join('\n'))
    await client.query(`insert into delivery.waiting values ('crm', 0, 1, 'y', 'u1', 0, true, 3, 7, 5, 'crm/0');
      select setval('delivery.event_ids', 2)`)
    await client.end()
  }
})
