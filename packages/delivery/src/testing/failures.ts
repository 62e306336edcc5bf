import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { openStore } from '../store/open'
import type { Store } from '../store/store'
import type { TestPostgres } from './postgres'
import { trackOf, type Role } from './process'
import { startVendor, type Vendor } from './vendor'

// Failures that real processes go through. Each counts at the vendor's side.

/** What a run found at the vendor. */
export interface Count {
  /** Events that were stored and neither arrived nor are dead letters. */
  lost: number
  /** Events that arrived more than once, each time beyond the first. */
  duplicates: number
  /** Dead letters, by code. */
  dead: Record<string, number>
  kills: number
  /** How many events each kill of a worker left to be sent again, though they had arrived. Empty for other failures. */
  repeated: number[]
}

/** Where a run happens. */
export interface Place {
  /** A URL of PostgreSQL or a path. */
  location: string
  /** The file that its processes run: that of {@link bundleProgram}. */
  program: string
  postgres?: TestPostgres
}

/** How large a run is. */
export interface Size {
  events: number
  kills: number
  /** Numbers from 0 to 1. */
  random: () => number
  /** The most events of a request. Default: 1, each event in a request of its own. */
  batch?: number
}

/** How many outcomes a worker of these runs leaves unwritten at most, and how many requests it has under way. */
const UNWRITTEN = 100
const UNDER_WAY = 10

/** The most events that one kill may send again: those under way, and the outcomes of one flush. */
export function mostRepeated({ batch = 1 }: Pick<Size, 'batch'>): number {
  return UNDER_WAY * batch + UNWRITTEN
}

/** The same numbers in each run with the same seed. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Waits for a condition. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10)
}

/** Bundles `process.ts` into one file in a folder and returns its path: from source it takes twice as long to start. */
export function bundleProgram(folder: string): string {
  // Loaded late, as others import this file for a function or two.
  const { buildSync } = require('esbuild') as typeof import('esbuild')
  const outfile = join(realpathSync(folder), 'process.js')
  const external = ['libsql', 'pg']
  buildSync({ entryPoints: [join(__dirname, 'process.ts')], outfile, bundle: true, platform: 'node', external })
  symlinkSync(join(__dirname, '../../../../node_modules'), join(folder, 'node_modules'))
  return outfile
}

/** A running process. */
class Process {
  readonly lines: string[] = []
  readonly ended: Promise<number | NodeJS.Signals>
  private readonly child: ChildProcess

  constructor({ program }: Place, role: Role) {
    this.child = spawn(process.execPath, [program, JSON.stringify(role)], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    createInterface(this.child.stdout!).on('line', (line) => this.lines.push(line))
    this.ended = new Promise((resolve) => this.child.once('close', (code, signal) => resolve(code ?? signal!)))
  }

  get isReady(): boolean {
    return this.lines.includes('ready')
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended
  }

  async stop(): Promise<number | NodeJS.Signals> {
    this.signal('SIGTERM')
    return this.ended
  }
}

/** One run: a vendor, a store and processes. */
class Run {
  readonly stored: string[] = []
  readonly repeated: number[] = []
  kills = 0

  private constructor(
    readonly place: Place,
    readonly folder: string,
    readonly vendor: Vendor,
    readonly store: Store
  ) {}

  static async start(place: Place): Promise<Run> {
    const folder = mkdtempSync(join(tmpdir(), 'delivery-failures-'))
    return new Run(place, folder, await startVendor(), await openStore(place.location))
  }

  async enqueue(ids: string[]): Promise<void> {
    await this.store.enqueue(ids.map(trackOf))
    this.stored.push(...ids)
  }

  worker(more: Partial<Extract<Role, { role: 'worker' }>> = {}): Process {
    const { location: store } = this.place
    const crashFolder = join(this.folder, 'in-work')
    return new Process(this.place, {
      role: 'worker',
      store,
      vendor: this.vendor.url,
      crashFolder,
      unwrittenOutcomes: UNWRITTEN,
      ...more
    })
  }

  async isDone(): Promise<boolean> {
    return (await this.store.depth()).length === 0
  }

  /**
   * Counts what the kill of a worker leaves to be sent again: it arrived, and its outcome is not in the store. What arrived
   * is counted twice if it came twice, so that what earlier kills left is in the difference too.
   */
  async noteRepeated(): Promise<void> {
    const arrived = sumOf(this.vendor.accepted.values())
    const counts = await this.store.counts(0)
    const settled = sumOf(counts.filter(({ outcome }) => outcome === 'delivered').map(({ count }) => count))
    this.repeated.push(arrived - settled - sumOf(this.repeated))
  }

  /** Delivers the rest, stops the worker and counts. */
  async finish(worker: Process): Promise<Count> {
    await until(() => this.isDone())
    const ending = await worker.stop()
    if (ending !== 0) throw new Error(`The worker ended with ${ending}.`)
    return this.close()
  }

  async close(): Promise<Count> {
    const letters = await this.store.dead({}, { limit: 100_000 })
    const dead: Record<string, number> = {}
    for (const { code } of letters) dead[code] = (dead[code] ?? 0) + 1
    const buried = new Set(letters.map(({ messageId }) => messageId))
    const { accepted } = this.vendor
    await this.store.close()
    await this.vendor.close()
    rmSync(this.folder, { recursive: true })
    return {
      lost: this.stored.filter((id) => !accepted.has(id) && !buried.has(id)).length,
      duplicates: sumOf(accepted.values()) - accepted.size,
      dead,
      kills: this.kills,
      repeated: this.repeated
    }
  }
}

function sumOf(numbers: Iterable<number>): number {
  return [...numbers].reduce((sum, each) => sum + each, 0)
}

function idsOf(count: number, prefix = 'm'): string[] {
  return Array.from({ length: count }, (_, n) => `${prefix}${n}`)
}

/** Kills the worker again and again while it delivers. */
export async function killWorkers(place: Place, { events, kills, random, batch }: Size): Promise<Count> {
  const run = await Run.start(place)
  await run.enqueue(idsOf(events))
  const share = Math.floor(events / (kills + 1))
  for (let kill = 0; kill < kills; kill++) {
    const worker = run.worker({ batch })
    // All may have arrived before the kill: batches are quick.
    const aim = Math.min(run.vendor.accepted.size + Math.ceil(random() * share), events)
    await until(() => run.vendor.accepted.size >= aim)
    await worker.kill()
    run.kills++
    await run.noteRepeated()
  }
  return run.finish(run.worker({ batch }))
}

/** Kills processes that store events, while a worker delivers. What a process has reported as stored must arrive. */
export async function killEnqueuers(place: Place, { events, kills, random }: Size): Promise<Count> {
  const run = await Run.start(place)
  const worker = run.worker()
  for (let kill = 0; kill < kills; kill++) {
    const enqueuer = new Process(place, { role: 'enqueuer', store: place.location, prefix: `k${kill}-`, count: events })
    const aim = Math.ceil((random() * events) / 2)
    await until(() => enqueuer.lines.length >= aim)
    await enqueuer.kill()
    run.kills++
    run.stored.push(...enqueuer.lines)
  }
  return run.finish(worker)
}

/** Kills PostgreSQL while a worker delivers, and starts it again after a while, when the worker has noticed. */
export async function killPostgres(place: Place, { events, kills, random }: Size, awayMs = 0): Promise<Count> {
  const run = await Run.start(place)
  await run.enqueue(idsOf(events))
  const worker = run.worker()
  const share = Math.floor(events / (kills + 1))
  for (let kill = 0; kill < kills; kill++) {
    const aim = Math.min(run.vendor.accepted.size + Math.ceil(random() * share), events)
    await until(() => run.vendor.accepted.size >= aim)
    const errors = worker.lines.length
    await place.postgres!.kill()
    run.kills++
    await until(() => worker.lines.length > errors)
    await sleep(awayMs)
    await place.postgres!.start()
  }
  return run.finish(worker)
}

/** Stops a worker with SIGSTOP for longer than its lease lasts. Another one takes over; then the first one goes on. */
export async function stopPastLease(place: Place, { events }: Size): Promise<Count> {
  const run = await Run.start(place)
  await run.enqueue(idsOf(events))
  const leaseMs = 1500
  const first = run.worker({ leaseMs })
  await until(() => run.vendor.accepted.size >= events / 4)
  first.signal('SIGSTOP')
  run.kills++
  const second = run.worker({ leaseMs })
  await until(() => run.isDone())
  first.signal('SIGCONT')
  await run.enqueue(idsOf(events, 'n'))
  await until(() => run.isDone())
  const ending = await first.stop()
  if (ending !== 0) throw new Error(`The worker that was stopped ended with ${ending}.`)
  return run.finish(second)
}

/**
 * Delivers an event that kills the process that works on it, among others. A process dies of it among others, which may all
 * be to blame; then two die while they work on nothing else.
 */
export function dieOfAnEvent(place: Place, { events, batch }: Size): Promise<Count> {
  return die(place, [...idsOf(events), 'exit', ...idsOf(events, 'n')], 3, batch)
}

/** The same, and its code kills the process so late that a second one dies of it among others. */
export function dieLate(place: Place, { events }: Size): Promise<Count> {
  return die(place, ['exit late', ...idsOf(events, 'slow')], 4)
}

async function die(place: Place, ids: string[], mostDeaths: number, batch?: number): Promise<Count> {
  const run = await Run.start(place)
  await run.enqueue(ids)
  for (;;) {
    const worker = run.worker({ batch })
    const isDone = until(() => run.isDone()).then(() => undefined)
    const ending = await Promise.race([worker.ended, isDone])
    if (ending === undefined) return run.finish(worker)
    run.kills++
    if (run.kills > mostDeaths) throw new Error(`${run.kills} processes died of the event, and it was not set aside.`)
  }
}
