import { setTimeout as sleep } from 'node:timers/promises'
import { fixedConfig, type ConfiguredDestination } from '../../config/config'
import { createIntake } from '../../intake/app'
import { openStore } from '../../store/open'
import { openSqlite } from '../../store/sqlite'
import type { Store } from '../../store/store'
import { brokenPromises, FAILURE_RUNS, startPlaces, type Engine, type Places } from '../../testing/failure-runs'
import { seeded, until, type Size } from '../../testing/failures'
import { trackOf } from '../../testing/process'
import { configOf, destinationOf, startVendor, type Vendor } from '../../testing/vendor'
import { startWorker, type Worker } from '../worker'

let places: Places
let vendor: Vendor
let store: Store | undefined
const workers: Worker[] = []

beforeAll(async () => {
  places = await startPlaces()
})

afterAll(() => places.stop())

beforeEach(async () => {
  vendor = await startVendor()
})

afterEach(async () => {
  jest.restoreAllMocks()
  await Promise.all(workers.splice(0).map((worker) => worker.stop(0)))
  await store?.close()
  store = undefined
  await vendor.close()
})

async function start(opened: Store, limits: Partial<ConfiguredDestination['limits']> = {}): Promise<Worker> {
  const config = fixedConfig(configOf([destinationOf('crm', vendor.url, { limits })]))
  const worker = await startWorker({ store: opened, config, pollMs: 5, unwrittenOutcomes: 20, random: () => 1 })
  workers.push(worker)
  return worker
}

// The short forms of `npm run delivery:failures`, with real processes.
const short = FAILURE_RUNS.filter((failure) => failure.short)
it.each(short.map((failure) => [failure.engine, failure.name, failure] as const))(
  '%s: %s',
  async (engine, _, failure) => {
    const size: Size = { events: 0, kills: 0, random: seeded(1), ...failure.short }
    const count = await failure.run(await places.make(engine), size)
    expect(brokenPromises(failure, size, count)).toEqual([])
  }
)

const HOUR_MS = 3_600_000
const idsOf = (prefix: string) => Array.from({ length: 60 }, (_, n) => `${prefix}${n}`)

// PostgreSQL goes by the clock of its server, which does not jump here.
it.each<[Engine, jump: string, ms: number, retryMs: number]>([
  ['SQLite', 'forwards', HOUR_MS, 60_000],
  ['SQLite', 'back', -HOUR_MS, 60_000],
  ['PostgreSQL', 'forwards', HOUR_MS, 50],
  ['PostgreSQL', 'back', -HOUR_MS, 50]
])('%s: nothing is lost when the clock of the machine jumps %s an hour', async (engine, _, jumpMs, retryMs) => {
  let offset = 0
  const now = Date.now
  jest.spyOn(Date, 'now').mockImplementation(() => now() + offset)
  const opened = await openStore((await places.make(engine)).location)
  store = opened
  // One event waits for its next try while the clock jumps.
  let tries = 0
  vendor.answer = ({ ids: [id] }) => (id === 'waits' && tries++ === 0 ? 503 : 200)
  const limits = { firstRetryMs: retryMs, longestRetryMs: retryMs }
  await start(opened, limits)
  await start(opened, limits)
  await opened.enqueue([...idsOf('a'), 'waits'].map(trackOf))
  await until(async () => (await opened.counts(0)).some(({ outcome }) => outcome === 'retried'))
  offset = jumpMs
  await opened.enqueue(idsOf('b').map(trackOf))
  await until(() => [...idsOf('a'), ...idsOf('b')].every((id) => vendor.accepted.has(id)))
  // After a jump back, what waits comes when the clock has reached its time.
  if (jumpMs < 0) offset = 2 * retryMs
  await until(async () => (await opened.depth()).length === 0)
  expect(vendor.accepted.size).toBe(121)
  expect(await opened.dead({}, { limit: 1 })).toEqual([])
  // At each jump, both workers may lose their leases, each with what it has under way and has not written.
  const duplicates = [...vendor.accepted.values()].reduce((sum, times) => sum + times - 1, 0)
  expect(duplicates).toBeLessThanOrEqual(2 * 2 * (10 + 20))
})

it('an event that an enqueuer commits late is delivered, below those that were read already', async () => {
  const opened = await openStore((await places.make('SQLite')).location)
  store = opened
  let isCommitted = false
  const late = Object.assign(Object.create(opened) as Store, {
    fresh: async (reads: Parameters<Store['fresh']>[0]) =>
      (await opened.fresh(reads)).filter(({ body }) => isCommitted || !body.includes('"late"'))
  })
  await opened.enqueue(['late', ...idsOf('a')].map(trackOf))
  await start(late)
  await until(() => vendor.accepted.size === 60)
  isCommitted = true
  await until(async () => (await opened.depth()).length === 0)
  expect([vendor.accepted.get('late'), vendor.requests.length]).toEqual([1, 61])
})

it('SQLite: what got a 200 before the disk was full is delivered, and what comes when there is room again', async () => {
  const { location } = await places.make('SQLite')
  store = await openSqlite(location, { maxBytes: 1_000_000 })
  const config = fixedConfig(configOf([destinationOf('crm', vendor.url)]))
  const errors: unknown[] = []
  const onStoreError = (error: unknown) => errors.push(error)
  const intake = createIntake({ config, store, counter: { add: () => {} }, onStoreError, onBug: onStoreError })
  const track = async (messageId: string) => {
    const properties = { filling: 'x'.repeat(30_000) }
    const body = JSON.stringify({ writeKey: 'write-key', userId: 'u', event: 'Bought', messageId, properties })
    return (await intake.request('/v1/track', { method: 'POST', body })).status
  }
  let stored = 0
  while ((await track(`m${stored}`)) === 200) stored++
  expect(await track(`m${stored}`)).toBe(503)
  expect(String(errors[0])).toContain('full')
  expect(stored).toBeGreaterThan(5)

  await start(store)
  await until(() => vendor.accepted.size === stored)
  // Cleaning makes room a moment later.
  while ((await track(`m${stored}`)) === 503) await sleep(10)
  await until(() => vendor.accepted.size === stored + 1)
})
