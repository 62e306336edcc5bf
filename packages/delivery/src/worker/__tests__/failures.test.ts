import { setTimeout as sleep } from 'node:timers/promises'
import { fixedConfig } from '../../config/config'
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

async function start(opened: Store): Promise<Worker> {
  const config = fixedConfig(configOf([destinationOf('crm', vendor.url)]))
  const worker = await startWorker({ store: opened, config, pollMs: 5, unwrittenOutcomes: 20 })
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

it.each<[Engine, jump: string, ms: number]>([
  ['SQLite', 'forwards', HOUR_MS],
  ['SQLite', 'back', -HOUR_MS],
  ['PostgreSQL', 'forwards', HOUR_MS],
  ['PostgreSQL', 'back', -HOUR_MS]
])('%s: nothing is lost when the clock of the machine jumps %s an hour, and returns', async (engine, _, jumpMs) => {
  let offset = 0
  const now = Date.now
  jest.spyOn(Date, 'now').mockImplementation(() => now() + offset)
  store = await openStore((await places.make(engine)).location)
  // One event waits for its next try while the clock jumps.
  let isRepaired = false
  vendor.answer = ({ ids: [id] }) => (id === 'waits' && !isRepaired ? 503 : 200)
  await start(store)
  await start(store)
  await store.enqueue([...idsOf('a'), 'waits'].map(trackOf))
  await until(() => vendor.accepted.size > 10 && vendor.requests.some(({ ids: [id] }) => id === 'waits'))
  offset = jumpMs
  await store.enqueue(idsOf('b').map(trackOf))
  await until(() => vendor.accepted.size === 120)
  isRepaired = true
  offset = 0
  await until(async () => (await store!.depth()).length === 0)
  expect(vendor.accepted.size).toBe(121)
  expect(await store.dead({}, { limit: 1 })).toEqual([])
  // At each of the two jumps, both workers may lose their leases, each with what it has under way and has not written.
  const duplicates = [...vendor.accepted.values()].reduce((sum, times) => sum + times - 1, 0)
  expect(duplicates).toBeLessThanOrEqual(2 * 2 * (10 + 20))
})

it('SQLite: what got a 200 before the disk was full is delivered, and what comes when there is room again', async () => {
  const { location } = await places.make('SQLite')
  store = await openSqlite(location, { maxBytes: 1_000_000 })
  const config = fixedConfig(configOf([destinationOf('crm', vendor.url)]))
  const errors: unknown[] = []
  const onStoreError = (error: unknown) => errors.push(error)
  const intake = createIntake({ config, store, counter: { add: () => {} }, onStoreError })
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
