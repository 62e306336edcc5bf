import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OnEventOptions } from '@segment/actions-core'
import type { Config, ConfigSource } from '../config/config'
import { SHARDS_PER_DESTINATION, type Lease, type Store } from '../store/store'
import { CrashLog } from './crash-log'
import { Lane, type LaneContext } from './lane'
import { Outcomes } from './outcomes'
import { groupByDestination, Reader } from './reader'
import { LONGEST_SEND_MS, SendSignals } from './send-signals'
import { Throttle } from './throttle'

/** How a worker runs. */
export interface WorkerOptions {
  store: Store
  config: ConfigSource
  /** What names the worker in the store. Default: host, process ID and random characters. */
  name?: string
  /**
   * A folder of this machine where the worker notes what it works on, so that an event that kills processes is found.
   * Workers on one machine can share it. Default: none, and such an event is tried for ever.
   */
  crashFolder?: string
  /** How long the leases of a worker last that does not answer any more. Default: 10 seconds. */
  leaseMs?: number
  /** How long a worker waits before it looks for new events again. Default: 25 milliseconds. */
  pollMs?: number
  /** How many outcomes may be unwritten before nothing more is sent. Default: 1,000. */
  unwrittenOutcomes?: number
  /** Sends the requests. Default: the global `fetch`. */
  transport?: OnEventOptions['transport']
  statsContext?: OnEventOptions['statsContext']
  logger?: OnEventOptions['logger']
  /** Gets errors of the store: the worker goes on, and tries again. Default: nothing happens. */
  onError?: (error: unknown) => void
  /** A number from 0 to 1, for the jitter of retries. Default: `Math.random`. */
  random?: () => number
}

/** A running worker. */
export interface Worker {
  name: string
  /** Looks for new events now. The intake of the same process calls this. */
  wake(): void
  /**
   * Stops: reads and starts nothing more, waits for what is under way, writes all outcomes and hands over its leases.
   *
   * @param limitMs after this time, aborts what is under way; it is tried again by whoever takes over. Default: 20 seconds
   */
  stop(limitMs?: number): Promise<void>
}

const ROUND_MS = 1000
const PRUNE_MS = 30_000
/** How much longer than its limit a stop waits for the store. */
const STORE_LIMIT_MS = 5000
const UNLIMITED = { concurrency: Infinity, perSecond: Infinity }

/** Starts to deliver what is in a store, by a configuration. Resolves when the worker has its first leases. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const worker = new RunningWorker(options)
  await worker.start()
  return worker
}

class RunningWorker implements Worker {
  readonly name: string
  private readonly lanes = new Map<string, Lane>()
  private readonly vendors = new Map<string, Throttle>()
  private readonly outcomes: Outcomes
  private readonly reader: Reader
  private readonly crashLog: CrashLog | undefined
  private readonly context: LaneContext
  private readonly leaseMs: number
  private readonly loops: Promise<void>[] = []
  private readonly stopped = new AbortController()
  private readonly onError: (error: unknown) => void
  private readonly sendSignals = new SendSignals()
  private leasedUntil = 0
  private renewing: Promise<void> = Promise.resolve()
  private isStopping = false
  private unsubscribe = () => {}

  constructor(private readonly options: WorkerOptions) {
    const { store, crashFolder, leaseMs = 10_000, pollMs = 25, unwrittenOutcomes = 1000 } = options
    const { transport, statsContext, logger, random = Math.random, onError = () => {} } = options
    this.name = options.name ?? `${hostname()}/${process.pid}/${randomBytes(4).toString('hex')}`
    this.leaseMs = leaseMs
    this.onError = onError
    this.outcomes = new Outcomes({
      store,
      worker: this.name,
      most: unwrittenOutcomes,
      onLost: (leases) => {
        for (const { destination, part } of leases) this.lanes.get(destination)?.drop(part)
      },
      onRoom: () => {
        this.pump()
        this.reader.goOn()
      },
      onError
    })
    this.reader = new Reader({ store, lanes: () => this.lanes.values(), pollMs, onError })
    if (crashFolder !== undefined) this.crashLog = new CrashLog(crashFolder, this.name)
    this.context = {
      worker: this.name,
      store,
      outcomes: this.outcomes,
      crashLog: this.crashLog,
      sendOptions: { transport, statsContext, logger },
      random,
      maySend: () => !this.isStopping && performance.now() < this.leasedUntil && !this.outcomes.isFull(0),
      signal: () => this.sendSignals.signal,
      isCutOff: () => this.sendSignals.isCutOff,
      vendor: (kind) => this.vendorOf(kind),
      onEnd: (kind) => {
        if (this.vendorOf(kind).isLimited) this.pump()
      },
      onError
    }
  }

  async start(): Promise<void> {
    const { store, config } = this.options
    for (const { worker, jobs } of this.crashLog?.remains ?? []) {
      if (jobs.length > 0) await store.countCrash(jobs)
      await store.leave(worker)
    }
    this.configure(config.current())
    this.unsubscribe = config.onChange((changed) => {
      this.configure(changed)
      this.renew().catch(this.onError)
    })
    await this.renew()
    this.loops.push(
      this.repeat(ROUND_MS, () => this.renew()),
      this.reader.run(),
      this.repeat(LONGEST_SEND_MS, async () => this.sendSignals.next()),
      this.repeat(PRUNE_MS, () => store.prune(config.current().retention)),
      this.clean()
    )
  }

  wake(): void {
    this.reader.wake()
  }

  async stop(limitMs = 20_000): Promise<void> {
    this.isStopping = true
    this.unsubscribe()
    this.stopped.abort()
    this.reader.stop()
    const limit = setTimeout(() => this.sendSignals.abortAll(), limitMs)
    const lastLimit = new AbortController()
    // A store that is away must not keep the process for ever: the leases end by themselves.
    await Promise.race([
      this.finish().finally(() => lastLimit.abort()),
      sleep(limitMs + STORE_LIMIT_MS, undefined, { signal: lastLimit.signal }).catch(() => {})
    ])
    clearTimeout(limit)
    this.crashLog?.close()
  }

  private async finish(): Promise<void> {
    await Promise.all([...this.loops, this.renewing])
    for (const lane of this.lanes.values()) lane.close()
    while ([...this.lanes.values()].some(({ underWay }) => underWay > 0)) await sleep(5)
    await this.outcomes.drained()
    await this.options.store.leave(this.name)
  }

  /** Runs `work` after each pause, until the worker stops. */
  private async repeat(pauseMs: number, work: () => Promise<void>): Promise<void> {
    for (;;) {
      await this.rest(pauseMs)
      if (this.isStopping) return
      try {
        await work()
      } catch (error) {
        this.onError(error)
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.stopped.signal }).catch(() => {})
  }

  private configure({ destinations, vendors }: Config): void {
    for (const destination of destinations) {
      const lane = this.lanes.get(destination.id)
      if (lane) lane.configure(destination)
      else this.lanes.set(destination.id, new Lane(destination, this.context))
    }
    const configured = new Set(destinations.map(({ id }) => id))
    for (const [id, lane] of this.lanes) {
      if (configured.has(id)) continue
      this.lanes.delete(id)
      void lane.hold([])
    }
    this.adaptVendors(vendors)
  }

  private vendorOf(kind: string): Throttle {
    let throttle = this.vendors.get(kind)
    if (!throttle) {
      throttle = new Throttle(UNLIMITED)
      this.vendors.set(kind, throttle)
    }
    return throttle
  }

  /** The limits of a kind hold for the fleet: a worker has its share of them. */
  private adaptVendors(vendors: Config['vendors']): void {
    // Also those whose limits were removed.
    for (const kind of new Set([...vendors.keys(), ...this.vendors.keys()])) {
      const { concurrency, perSecond } = vendors.get(kind) ?? UNLIMITED
      const lanes = [...this.lanes.values()].filter((lane) => lane.kind === kind)
      const share = lanes.reduce((sum, lane) => sum + lane.share, 0) / Math.max(lanes.length, 1)
      if (share === 0) continue
      this.vendorOf(kind).adapt({
        concurrency: Math.max(1, Math.floor(concurrency * share)),
        perSecond: perSecond * share
      })
    }
  }

  // Leases and pauses

  /** Renews the leases and reads the pauses, one call after another. */
  private renew(): Promise<void> {
    const renewed = this.renewing.then(() => this.renewNow())
    this.renewing = renewed.catch(() => {})
    return renewed
  }

  private async renewNow(): Promise<void> {
    const { store, config } = this.options
    const askedAt = performance.now()
    const { leases, share } = await store.lease(this.name, [...this.lanes.keys()], this.leaseMs)
    this.leasedUntil = askedAt + this.leaseMs
    const byDestination = groupByDestination(leases)
    const readAt = performance.now()
    const pauses = await store.pauses()
    const surplus: Lease[] = []
    for (const [id, lane] of this.lanes) {
      await lane.hold(byDestination.get(id) ?? [])
      await lane.observe(
        pauses.filter(({ destination }) => destination === id),
        readAt
      )
      if (share < SHARDS_PER_DESTINATION) surplus.push(...lane.retire(share))
    }
    // What this worker holds of destinations that are not configured any more.
    surplus.push(...leases.filter(({ destination }) => !this.lanes.has(destination)))
    if (surplus.length > 0) await store.release(this.name, surplus)
    this.adaptVendors(config.current().vendors)
  }

  private pump(): void {
    for (const lane of this.lanes.values()) lane.pump()
  }

  private async clean(): Promise<void> {
    let removed = 0
    for (;;) {
      await this.rest(removed > 1000 ? 20 : 500)
      if (this.isStopping) return
      try {
        removed = await this.options.store.clean()
      } catch (error) {
        removed = 0
        this.onError(error)
      }
    }
  }
}
