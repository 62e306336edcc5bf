import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Destination, type JSONObject, type SegmentEvent, type Transport } from '@segment/actions-core'
import { undiciTransport } from '@segment/actions-core/undici'
import { fixedConfig, type ConfiguredDestination } from '../../packages/delivery/src/config/config'
import { openStore } from '../../packages/delivery/src/store/open'
import type { Store } from '../../packages/delivery/src/store/store'
import { startPostgres, type TestPostgres } from '../../packages/delivery/src/testing/postgres'
import { configOf, destinationOf, subscriptionOf, vendorDefinition } from '../../packages/delivery/src/testing/vendor'
import { startWorker } from '../../packages/delivery/src/worker/worker'

// The delivery worker beside the bare runtime, by turns in one run: `npm run bench:delivery [events] [rounds]`. Every
// number is a median. Events have 1 KB; vendors are processes of their own on loopback.

const [events = 10_000, rounds = 5] = process.argv.slice(2).map(Number)
const CONCURRENCY = 50
const transport = undiciTransport()
const padding = 'x'.repeat(800)

interface Vendor {
  url: string
  process: ChildProcess
}

async function startVendor(mode = ''): Promise<Vendor> {
  const child = fork(join(__dirname, 'vendor.mjs'), [mode])
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://127.0.0.1:${port}`, process: child }
}

const eventOf = (messageId: string): SegmentEvent => ({
  type: 'track',
  event: 'Bought',
  messageId,
  userId: 'user-1',
  properties: { padding }
})
const eventsOf = (count: number) => Array.from({ length: count }, (_, n) => eventOf(`m${n}`))
const storedOf = (event: SegmentEvent, destinations = ['crm']) => ({
  source: 'web',
  messageId: String(event.messageId),
  receivedAt: Date.now(),
  body: JSON.stringify(event),
  jobs: destinations.map((destination) => ({ destination, subscription: 'all' }))
})

/** What a piece of work took. */
interface Cost {
  perSecond: number
  cpuMicros: number
}

async function measured(count: number, work: () => Promise<unknown>): Promise<Cost> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  await work()
  const elapsed = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: (count / elapsed) * 1000, cpuMicros: (user + system) / count }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

async function inParallel(count: number, work: (place: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const run = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, run))
}

// Bare runtime

async function bare(vendor: Vendor, action: 'single' | 'many'): Promise<Cost> {
  const destination = new Destination(vendorDefinition(vendor.url))
  const { subscription } = subscriptionOf('all', action)
  const settings = { apiKey: 'not-a-real-key', subscription: subscription as unknown as JSONObject }
  const texts = eventsOf(events).map((event) => JSON.stringify(event))
  const parsed = (text: string) => JSON.parse(text) as SegmentEvent
  if (action === 'single') {
    return measured(events, () =>
      inParallel(events, (place) => destination.onEvent(parsed(texts[place]), settings, { transport }))
    )
  }
  return measured(events, () =>
    inParallel(events / 100, (place) =>
      destination.onBatch(texts.slice(place * 100, place * 100 + 100).map(parsed), settings, { transport })
    )
  )
}

// Worker

const account = (id: string, vendor: Vendor, action = 'single'): ConfiguredDestination =>
  destinationOf(id, vendor.url, {
    subscriptions: [subscriptionOf('all', action)],
    limits: { concurrency: CONCURRENCY }
  })

async function enqueueAll(store: Store, destinations?: string[]): Promise<Cost> {
  const all = eventsOf(events).map((event) => storedOf(event, destinations))
  return measured(events, () =>
    inParallel(events / 100, (place) => store.enqueue(all.slice(place * 100, place * 100 + 100)))
  )
}

/** Resolves when so many more jobs of a destination have ended. Counts settlements: `depth` reads every job. */
function ended(store: Store, count: number, name = 'crm'): { store: Store; all: Promise<void> } {
  let left = count
  let resolve = () => {}
  const all = new Promise<void>((done) => (resolve = done))
  const settle: Store['settle'] = async (worker, settlements) => {
    const lost = await store.settle(worker, settlements)
    for (const { job, retry } of settlements) if (!retry && job.destination === name) left--
    if (left <= 0) resolve()
    return lost
  }
  const counting = new Proxy(store, {
    get: (target, key) => {
      const value: unknown = key === 'settle' ? settle : Reflect.get(target, key)
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value
    }
  })
  return { store: counting, all }
}

async function delivered(
  store: Store,
  destinations: ConfiguredDestination[],
  until = 'crm',
  more: { transport?: Transport } = {}
): Promise<Cost> {
  const cost = await measured(events, async () => {
    const { store: counting, all } = ended(store, events, until)
    const worker = await startWorker({
      store: counting,
      config: fixedConfig(configOf(destinations)),
      transport,
      ...more
    })
    await all
    stop = () => worker.stop(0)
  })
  await stop()
  return cost
}
let stop = async () => {}

/** From the intake to the request, at 400 events a second. */
async function latencies(store: Store, vendor: Vendor): Promise<number> {
  const took: number[] = []
  const receivedAt = new Map<string, number>()
  const timed: Transport = (url, init) => {
    const { id } = JSON.parse(String(init.body)) as { id: string }
    took.push(performance.now() - (receivedAt.get(id) ?? 0))
    return transport(url, init)
  }
  const { store: counting, all } = ended(store, 2000)
  const worker = await startWorker({
    store: counting,
    config: fixedConfig(configOf([account('crm', vendor)])),
    transport: timed
  })
  const started = performance.now()
  const sending: Promise<void>[] = []
  for (let sent = 0; sent < 2000;) {
    const due = Math.min(2000, Math.floor((performance.now() - started) * 0.4))
    for (; sent < due; sent++) {
      const event = eventOf(`latency-${sent}`)
      receivedAt.set(event.messageId as string, performance.now())
      sending.push(store.enqueue([storedOf(event)]).then(() => worker.wake()))
    }
    await sleep(2)
  }
  await Promise.all(sending)
  await all
  await worker.stop()
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]
}

/** Heap after each tenth of the events. */
async function heap(store: Store, vendor: Vendor): Promise<number[]> {
  const worker = await startWorker({ store, config: fixedConfig(configOf([account('crm', vendor)])), transport })
  const sizes: number[] = []
  for (let part = 0; part < 10; part++) {
    const list = Array.from({ length: events }, (_, n) => storedOf(eventOf(`heap-${part}-${n}`)))
    for (let from = 0; from < list.length; from += 500) await store.enqueue(list.slice(from, from + 500))
    while ((await store.depth()).length > 0) await sleep(200)
    globalThis.gc?.()
    sizes.push(process.memoryUsage().heapUsed / 2 ** 20)
  }
  await worker.stop()
  return sizes
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-bench-'))
  const postgres: TestPostgres = await startPostgres({})
  const [vendor, hanging] = await Promise.all([startVendor(), startVendor('hang')])
  let stores = 0
  const places: Record<string, () => Promise<string>> = {
    SQLite: async () => join(folder, `${++stores}.db`),
    PostgreSQL: async () => postgres.createDatabase(`bench_${++stores}`)
  }
  const found = new Map<string, number[]>()
  const note = (name: string, value: number) => found.set(name, [...(found.get(name) ?? []), value])
  const withStore = async <T>(name: string, work: (store: Store) => Promise<T>): Promise<T> => {
    const store = await openStore(await places[name]())
    try {
      return await work(store)
    } finally {
      await store.close()
    }
  }
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up.
    const noteRound = round === 0 ? () => {} : note
    for (const action of ['single', 'many'] as const) {
      const runtime = await bare(vendor, action)
      noteRound(`${action}: bare runtime, events a second`, runtime.perSecond)
      noteRound(`${action}: bare runtime, µs of CPU an event`, runtime.cpuMicros)
      for (const name of Object.keys(places)) {
        await withStore(name, async (store) => {
          const enqueued = await enqueueAll(store)
          const cpu = postgres.cpuSeconds()
          const cost = await delivered(store, [account('crm', vendor, action)])
          const serverMicros = ((postgres.cpuSeconds() - cpu) * 1e6) / events
          noteRound(`${action}: worker on ${name}, events a second`, cost.perSecond)
          noteRound(`${action}: worker on ${name}, rate to bare`, cost.perSecond / runtime.perSecond)
          noteRound(`${action}: worker on ${name}, CPU to bare`, cost.cpuMicros / runtime.cpuMicros)
          noteRound(`${action}: ${name}, enqueue to delivery`, enqueued.perSecond / cost.perSecond)
          if (name === 'PostgreSQL') noteRound(`${action}: ${name}, µs of CPU of the server a job`, serverMicros)
        })
      }
    }
    for (const name of Object.keys(places)) {
      const alone = await withStore(name, async (store) => {
        await enqueueAll(store, ['crm'])
        return delivered(store, [account('crm', vendor)])
      })
      const beside = await withStore(name, async (store) => {
        await enqueueAll(store, ['crm', 'hanging'])
        return delivered(store, [account('crm', vendor), account('hanging', hanging)], 'crm')
      })
      noteRound(`${name}: rate while another vendor hangs`, beside.perSecond / alone.perSecond)
      noteRound(
        `${name}: p99 from intake to request at 400 a second, ms`,
        await withStore(name, (store) => latencies(store, vendor))
      )
    }
  }
  const print = (line: string) => process.stdout.write(`${line}\n`)
  print(
    `${events} events, ${rounds} rounds, node ${process.version}, ${cpus().length} x ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`
  )
  for (const [name, values] of found) print(`${name}: ${median(values).toPrecision(3)}`)
  const sizes = await withStore('SQLite', (store) => heap(store, vendor))
  print(`SQLite: heap in MiB after each ${events} events: ${sizes.map((size) => size.toFixed(1)).join(', ')}`)
  vendor.process.kill()
  hanging.process.kill()
  await postgres.stop()
  rmSync(folder, { recursive: true })
}

void main()
