import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SegmentEvent } from '@segment/actions-core'
import { undiciTransport } from '@segment/actions-core/undici'
import type { ConfiguredDestination } from '../../packages/delivery/src/config/config'
import { openStore } from '../../packages/delivery/src/store/open'
import type { NewEvent, Store } from '../../packages/delivery/src/store/store'
import { startPostgres, type TestPostgres } from '../../packages/delivery/src/testing/postgres'
import { destinationOf, subscriptionOf } from '../../packages/delivery/src/testing/vendor'

/** How many requests are under way at a time. */
export const CONCURRENCY = 50
/** The transport of every request. */
export const transport = undiciTransport()

/** The two stores. */
export const STORES = ['SQLite', 'PostgreSQL'] as const
export type StoreName = (typeof STORES)[number]

/** A vendor in a process of its own. */
export interface Vendor {
  url: string
  process: ChildProcess
}

/** Where the cases run: the vendors, a PostgreSQL server, and a folder for files. */
export interface Stage {
  vendor: Vendor
  hanging: Vendor
  postgres: TestPostgres
  /** Where workers note what they work on, as those of `deliver` do. */
  crashFolder: string
  /** Makes the place of an empty store. */
  place(name: StoreName): Promise<string>
  /** Opens an empty store for some work. */
  withStore<Result>(name: StoreName, work: (store: Store) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** Starts the vendors and PostgreSQL, with its settings as they come: a commit is on disk when it returns. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-bench-'))
  const postgres = await startPostgres({})
  const [vendor, hanging] = await Promise.all([startVendor(), startVendor('hang')])
  let stores = 0
  const place = async (name: StoreName) =>
    name === 'SQLite' ? join(folder, `${++stores}.db`) : postgres.createDatabase(`bench_${++stores}`)
  return {
    vendor,
    hanging,
    postgres,
    crashFolder: join(folder, 'in-work'),
    place,
    withStore: async (name, work) => {
      const store = await openStore(await place(name))
      try {
        return await work(store)
      } finally {
        await store.close()
      }
    },
    close: async () => {
      vendor.process.kill()
      hanging.process.kill()
      await postgres.stop()
      rmSync(folder, { recursive: true })
    }
  }
}

async function startVendor(mode = ''): Promise<Vendor> {
  const child = fork(join(__dirname, 'vendor.mjs'), [mode])
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://127.0.0.1:${port}`, process: child }
}

/** Returns 0 to `below` - 1, the same numbers in every run (Lehmer's generator, with the factor of C++'s `minstd_rand`). */
function numberBelow(below: number): number {
  state = (state * 48_271) % 2_147_483_647
  return state % below
}
let state = 1

const WORDS =
  'the of and to in is you that it he was for on are as with his they I at be this have from or one had by word'.split(
    ' '
  )

const wordsOf = (count: number) => Array.from({ length: count }, () => WORDS[numberBelow(WORDS.length)]).join(' ')
const digitsOf = (count: number) => Array.from({ length: count }, () => numberBelow(16).toString(16)).join('')

/** An order of 1 KB. Its words and numbers vary: PostgreSQL compresses events. */
export function eventOf(messageId: string): SegmentEvent {
  const products = Array.from({ length: 4 }, () => ({
    product_id: digitsOf(12),
    sku: digitsOf(8),
    name: wordsOf(4),
    price: numberBelow(10_000) / 100,
    quantity: 1 + numberBelow(5)
  }))
  const properties = { order_id: digitsOf(24), total: numberBelow(100_000) / 100, note: wordsOf(115), products }
  return { type: 'track', event: 'Order Completed', messageId, userId: `user-${digitsOf(12)}`, properties }
}

/** An event as the intake stores it. */
export function storedOf(messageId: string, destinations = ['crm']): NewEvent {
  return {
    source: 'web',
    messageId,
    receivedAt: Date.now(),
    body: JSON.stringify(eventOf(messageId)),
    jobs: destinations.map((destination) => ({ destination, subscription: 'all' })),
    counts: [{ destination: '', subscription: 'web', outcome: 'accepted', reason: '' }]
  }
}

/** An account at a vendor: `single` sends an event at a time, `many` batches of 100. */
export function accountOf(id: string, { url }: Pick<Vendor, 'url'>, action = 'single'): ConfiguredDestination {
  const subscriptions = [subscriptionOf('all', action)]
  return destinationOf(id, url, { subscriptions, limits: { concurrency: CONCURRENCY } })
}

/** What a piece of work took: of this process, libraries and their threads included. */
export interface Cost {
  perSecond: number
  cpuMicros: number
}

/** Measures work on so many events. */
export async function measured(count: number, work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const elapsed = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: (count / elapsed) * 1000, cpuMicros: (user + system) / count }
}

/** Does work for each place in a list, {@link CONCURRENCY} at a time. */
export async function inParallel(count: number, work: (place: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, run))
}

/** The middle one of some numbers. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

/** A store that tells when so many jobs of a destination have ended: it counts settlements. */
export function counted(store: Store, count: number, name = 'crm'): { store: Store; all: Promise<void> } {
  let left = count
  let resolve = () => {}
  const all = new Promise<void>((done) => (resolve = done))
  const settle: Store['settle'] = async (worker, settlements) => {
    const lost = await store.settle(worker, settlements)
    for (const { job, retry } of settlements) if (!retry && job.destination === name) left--
    if (left <= 0) resolve()
    return lost
  }
  return { store: { ...store, settle }, all }
}
