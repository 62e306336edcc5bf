import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Destination, type JSONObject, type SegmentEvent, type Transport } from '@segment/actions-core'
import { fixedConfig, type ConfiguredDestination } from '../../packages/delivery/src/config/config'
import { openStore } from '../../packages/delivery/src/store/open'
import type { Store } from '../../packages/delivery/src/store/store'
import { configOf, subscriptionOf, vendorDefinition } from '../../packages/delivery/src/testing/vendor'
import { startWorker } from '../../packages/delivery/src/worker/worker'
import {
  accountOf,
  counted,
  eventOf,
  inParallel,
  measured,
  STORES,
  storedOf,
  transport,
  type Cost,
  type Stage,
  type StoreName,
  type Vendor
} from './stage'

/** Takes a number that a case has found, by its name. */
export type Note = (name: string, value: number) => void

/** How many times as many events go in batches: 10,000 would take less time than the start of a worker and its last wait. */
const BATCHED_TIMES = 5

/** How many times as many a fleet delivers: each worker of two needs as many as one to be warm. */
const FLEET_TIMES = 2

const WARM_UP_EVENTS = 2000

/** Singles or batches: the worker beside the bare runtime, which gets the same events as JSON texts. */
export async function deliveries(stage: Stage, size: number, action: 'single' | 'many', note: Note): Promise<void> {
  const what = action === 'single' ? 'singles' : 'batches of 100'
  const events = action === 'single' ? size : size * BATCHED_TIMES
  const runtime = await bare(stage.vendor, events, action)
  note(`${what}: bare runtime, events a second`, runtime.perSecond)
  note(`${what}: bare runtime, µs of CPU an event`, runtime.cpuMicros)
  for (const name of STORES) {
    const { postgres, vendor } = stage
    await stage.withStore(name, async (store) => {
      const account = accountOf('crm', vendor, action)
      // Opens connections and plans statements, as a process does that has run for a while.
      await enqueueAll(store, WARM_UP_EVENTS, 'warm-up')
      await delivered(stage, store, WARM_UP_EVENTS, [account])
      const before = postgres.cpuSeconds()
      const enqueued = await enqueueAll(store, events)
      const between = postgres.cpuSeconds()
      const cost = await delivered(stage, store, events, [account])
      note(`${what}: ${name}, events a second`, cost.perSecond)
      note(`${what}: ${name}, rate to bare`, cost.perSecond / runtime.perSecond)
      note(`${what}: ${name}, CPU to bare`, cost.cpuMicros / runtime.cpuMicros)
      note(`${what}: ${name}, enqueue to delivery`, enqueued.perSecond / cost.perSecond)
      if (name === 'SQLite') return
      note(`${what}: CPU of the server to deliver a job, µs`, ((postgres.cpuSeconds() - between) * 1e6) / events)
      note(`${what}: CPU of the server to store an event, µs`, ((between - before) * 1e6) / events)
    })
  }
}

async function bare({ url }: Vendor, events: number, action: 'single' | 'many'): Promise<Cost> {
  const destination = new Destination(vendorDefinition(url))
  const { subscription } = subscriptionOf('all', action)
  const settings = { apiKey: 'not-a-real-key', subscription: subscription as unknown as JSONObject }
  const texts = Array.from({ length: events }, (_, n) => JSON.stringify(eventOf(`m${n}`)))
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

async function enqueueAll(store: Store, events: number, prefix = 'm', destinations?: string[]): Promise<Cost> {
  const all = Array.from({ length: events }, (_, n) => storedOf(`${prefix}${n}`, destinations))
  return measured(events, () =>
    inParallel(events / 100, (place) => store.enqueue(all.slice(place * 100, place * 100 + 100)))
  )
}

/** Delivers what is in a store, until all jobs of the destination `crm` have ended. */
async function delivered(
  { crashFolder }: Stage,
  store: Store,
  events: number,
  destinations: ConfiguredDestination[]
): Promise<Cost> {
  let stop = async () => {}
  const cost = await measured(events, async () => {
    const { store: counting, all } = counted(store, events)
    const config = fixedConfig(configOf(destinations))
    const worker = await startWorker({ store: counting, config, crashFolder, transport })
    stop = () => worker.stop(0)
    await all
  })
  await stop()
  return cost
}

/** One vendor, alone and beside another one that does not answer. */
export async function besideHanging(stage: Stage, events: number, name: StoreName, note: Note): Promise<void> {
  const { vendor, hanging } = stage
  const alone = await stage.withStore(name, async (store) => {
    await enqueueAll(store, events)
    return delivered(stage, store, events, [accountOf('crm', vendor)])
  })
  const beside = await stage.withStore(name, async (store) => {
    await enqueueAll(store, events, 'm', ['crm', 'hanging'])
    return delivered(stage, store, events, [accountOf('crm', vendor), accountOf('hanging', hanging)])
  })
  note(`${name}: rate while another vendor hangs, to the rate without it`, beside.perSecond / alone.perSecond)
}

/** From the intake to the request, at 400 events a second. */
export async function latencies(stage: Stage, name: StoreName, note: Note): Promise<void> {
  const events = 2000
  const took: number[] = []
  const receivedAt = new Map<string, number>()
  const timed: Transport = (url, init) => {
    const { id } = JSON.parse(String(init.body)) as { id: string }
    took.push(performance.now() - (receivedAt.get(id) ?? 0))
    return transport(url, init)
  }
  await stage.withStore(name, async (store) => {
    const { store: counting, all } = counted(store, events)
    const config = fixedConfig(configOf([accountOf('crm', stage.vendor)]))
    const worker = await startWorker({ store: counting, config, crashFolder: stage.crashFolder, transport: timed })
    const started = performance.now()
    const sending: Promise<void>[] = []
    for (let sent = 0; sent < events;) {
      const due = Math.min(events, Math.floor((performance.now() - started) * 0.4))
      for (; sent < due; sent++) {
        receivedAt.set(`latency-${sent}`, performance.now())
        sending.push(store.enqueue([storedOf(`latency-${sent}`)]).then(() => worker.wake()))
      }
      await sleep(2)
    }
    await Promise.all(sending)
    await all
    await worker.stop()
  })
  const p99 = took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)]
  note(`${name}: p99 from intake to request at 400 events a second, ms`, p99)
}

/**
 * One worker process and two, on one PostgreSQL. How busy the machine is with one says what two can add. On a machine of two
 * cores that is little, so the same follows with workers that are so slow that cores are left over.
 */
export async function fleet(stage: Stage, events: number, note: Note): Promise<void> {
  for (const isSlow of [false, true]) {
    const what = isSlow ? 'PostgreSQL, a quarter of a core for each worker' : 'PostgreSQL'
    const one = await fleetRate(stage, FLEET_TIMES * events, 1, isSlow)
    const two = await fleetRate(stage, FLEET_TIMES * events, 2, isSlow)
    note(`${what}: two workers to one`, two.perSecond / one.perSecond)
    note(`${what}: CPU of the machine in use while one delivers, of 1`, one.busy)
    note(`${what}: CPU of the machine in use while two deliver, of 1`, two.busy)
  }
}

/** How long workers take to share the shards. */
const SHARING_MS = 3000

interface FleetRate {
  perSecond: number
  /** The part of the CPU of the machine that was in use, 0 to 1. */
  busy: number
}

async function fleetRate(stage: Stage, events: number, workers: number, isSlow: boolean): Promise<FleetRate> {
  const place = await stage.place('PostgreSQL')
  const store = await openStore(place)
  const processes = Array.from({ length: workers }, () =>
    fork(join(__dirname, 'worker.ts'), [place, stage.vendor.url, stage.crashFolder], { execArgv: ['--import', 'tsx'] })
  )
  await Promise.all(processes.map((child) => once(child, 'message')))
  await sleep(SHARING_MS)
  await enqueueAll(store, events)
  for (const child of processes) child.send('go')
  const done = async () =>
    (await store.counts(0)).reduce((sum, { outcome, count }) => sum + (outcome === 'delivered' ? count : 0), 0)
  // Without the beginning, while code is being compiled, and without the end, when one may have nothing left to do.
  const first = await atLeast(events * 0.5, done)
  const endSlowness = isSlow ? slowDown(processes) : () => {}
  const started = performance.now()
  const before = machineTimes()
  const last = await atLeast(events * 0.8, done)
  const perSecond = ((last - first) / (performance.now() - started)) * 1000
  const after = machineTimes()
  const busy = 1 - (after.idle - before.idle) / (after.all - before.all)
  endSlowness()
  for (const child of processes) child.kill()
  await Promise.all(processes.map((child) => once(child, 'exit')))
  await store.close()
  return { perSecond, busy }
}

/**
 * Lets each of one or two processes run for 5 of each 20 milliseconds, the two never at the same time, as if each had a
 * quarter of a core.
 *
 * @returns what lets them run at full speed again
 */
function slowDown(processes: readonly ChildProcess[]): () => void {
  for (const child of processes) child.kill('SIGSTOP')
  let step = 0
  const timer = setInterval(() => {
    processes[step >> 1]?.kill(step % 2 === 0 ? 'SIGCONT' : 'SIGSTOP')
    step = (step + 1) % 4
  }, 5)
  return () => {
    clearInterval(timer)
    for (const child of processes) child.kill('SIGCONT')
  }
}

/** Waits until a number is as large. @returns the number */
async function atLeast(bound: number, read: () => Promise<number>): Promise<number> {
  for (;;) {
    const found = await read()
    if (found >= bound) return found
    await sleep(10)
  }
}

/** What the cores have done so far, in milliseconds. */
function machineTimes(): { idle: number; all: number } {
  const times = cpus().map((core) => core.times)
  const all = times.flatMap((each) => Object.values(each)).reduce((sum, each) => sum + each, 0)
  return { idle: times.reduce((sum, each) => sum + each.idle, 0), all }
}

/** Heap in MiB after each tenth of so many events, in batches of 100. */
export async function heap(stage: Stage, events: number): Promise<number[]> {
  const sizes: number[] = []
  await stage.withStore('SQLite', async (store) => {
    const config = fixedConfig(configOf([accountOf('crm', stage.vendor, 'many')]))
    const worker = await startWorker({ store, config, crashFolder: stage.crashFolder, transport })
    for (let tenth = 0; tenth < 10; tenth++) {
      for (let from = 0; from < events / 10; from += 2000) {
        const list = Array.from({ length: 2000 }, (_, n) => storedOf(`${tenth}-${from + n}`))
        await store.enqueue(list)
        worker.wake()
      }
      while ((await store.depth()).length > 0) await sleep(100)
      globalThis.gc?.()
      sizes.push(process.memoryUsage().heapUsed / 2 ** 20)
    }
    await worker.stop()
  })
  return sizes
}
