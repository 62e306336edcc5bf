import {
  Destination,
  errorData,
  type DeliveryNode,
  type DestinationDefinition,
  type JSONObject,
  type OnEventOptions,
  type PreparedEvent,
  type SegmentEvent,
  type TokenStore
} from '@segment/actions-core'
import type { ConfiguredDestination, ConfiguredSubscription } from '../config/config'
import {
  SHARDS_PER_DESTINATION,
  type FreshRead,
  type Job,
  type Lease,
  type Pause,
  type PauseKind,
  type Settlement,
  type Shard,
  type Store
} from '../store/store'
import type { CrashLog } from './crash-log'
import { OrderBook } from './order-book'
import type { Outcomes } from './outcomes'
import { describeEvent, Sampler } from './sample'
import { Circuit, Throttle } from './throttle'
import { tokenStoreOf } from './token-store'
import { backoff, judge, type Failure } from './verdict'

/** How many jobs of one destination are in memory at a time. */
const JOBS_IN_MEMORY = 2000
/** How many events of one destination are mapped at the same time. */
const PREPARING_AT_ONCE = 50
/** After so many processes died of a job, it is set aside. */
const CRASHES_TO_SET_ASIDE = 2
/** A longer pause frees the memory of a destination. */
const SHORT_PAUSE_MS = 5000

/** What a lane needs from its worker. */
export interface LaneContext {
  worker: string
  store: Store
  outcomes: Outcomes
  crashLog?: CrashLog
  sendOptions: Pick<OnEventOptions, 'transport' | 'statsContext' | 'logger'>
  random: () => number
  /** Whether the worker may send now: it holds its leases, and is not about to stop. */
  maySend(): boolean
  /** Aborts when the worker has waited long enough to stop, or when what is under way takes far too long. */
  signal(): AbortSignal
  /** Whether what is under way was aborted because the worker stops. */
  isCutOff(): boolean
  /** The limits of all destinations of a kind together. */
  vendor(kind: string): Throttle
  /** Called when a request to a kind of destination has ended. */
  onEnd(kind: string): void
  /** Hands over a job that a process may have died of: these run one at a time. */
  suspect(run: () => Promise<void>): void
  onError(error: unknown): void
}

/** A job in memory. */
interface Task {
  job: Job
  lease: Lease
  /** Whether it is the one of its order key that may be sent. */
  isFirst?: boolean
}

/** A shard that the worker holds. */
interface Part {
  lease: Lease
  /** Events up to this one have been read. */
  cursor: number
  /** The jobs in memory. */
  tasks: Set<Task>
  /** Whether the worker gives it to another one as soon as nothing of it is in memory. */
  isRetiring: boolean
}

/** Prepared events that can be sent together. */
interface Batch {
  entries: { task: Task; prepared: PreparedEvent }[]
  bytes: number
  timer?: NodeJS.Timeout
}

/** What became of one try. */
type Ending =
  | { outcome: 'delivered' }
  | { outcome: 'filtered'; reason: 'trigger' | 'filter' }
  | { outcome: 'failed'; failure: SampledFailure; isOurs?: boolean }

/** An error with the request and the answer that it is of. */
type SampledFailure = Failure & { sample?: () => string }

/**
 * Delivers the jobs of one destination: reads them, keeps to its limits, sends them one by one or as batches, and decides
 * what to do with those that fail.
 */
export class Lane {
  private readonly parts = new Map<number, Part>()
  private readonly known = new Map<string, Task>()
  /** Jobs that were settled while a read was under way, which may still have them. */
  private settledDuringRead: Set<string> | undefined
  private queue: Task[] = []
  private readonly batches = new Map<string, Batch>()
  private ready: Batch[] = []
  private sending = 0
  private preparing = 0
  private pumpTimer: NodeJS.Timeout | undefined
  private readonly throttle: Throttle
  private readonly circuit = new Circuit()
  private readonly order: OrderBook
  private destination: Destination
  private sampler: Sampler
  private tokenStore: TokenStore
  private subscriptions: Map<string, { configured: ConfiguredSubscription; settings: JSONObject; isBatched: boolean }>
  /** When the pause of the whole destination ends, by the clock that never goes back. */
  private pausedUntil = 0
  private parked = new Set<string>()
  /** Subscriptions whose waiting jobs were woken. */
  private awake = new Set<string>()
  /** When the last pause that began here was stored; Infinity while it is being stored. */
  private pauseStoredAt = 0
  /** 429s in a row that did not say how long to wait. */
  private rejections = 0

  constructor(
    private configured: ConfiguredDestination,
    private readonly context: LaneContext
  ) {
    this.throttle = new Throttle(configured.limits)
    this.order = new OrderBook(configured.limits.holdBackMs)
    ;({
      destination: this.destination,
      sampler: this.sampler,
      tokenStore: this.tokenStore,
      subscriptions: this.subscriptions
    } = this.compile(configured))
  }

  get id(): string {
    return this.configured.id
  }

  get kind(): string {
    return this.configured.kind
  }

  /** How many jobs are under way, and will have an outcome soon. */
  get underWay(): number {
    return this.sending
  }

  /** The part of the destination that this worker holds, 0 to 1. */
  get share(): number {
    return this.parts.size / SHARDS_PER_DESTINATION
  }

  /** Takes over a changed configuration. What is under way ends with the old one. */
  configure(configured: ConfiguredDestination): void {
    const before = this.configured
    this.configured = configured
    if (configured.settingsDigest !== before.settingsDigest || !sameSubscriptions(configured, before)) {
      Object.assign(this, this.compile(configured))
      this.forget()
    }
    this.order.holdBackMs = configured.limits.holdBackMs
    if (this.parts.size > 0) this.adaptLimits()
  }

  private compile(configured: ConfiguredDestination) {
    const { definition, settings: given, id, settingsDigest } = configured
    const destination = new Destination(definition as DestinationDefinition<JSONObject>)
    // A copy: the runtime writes new tokens into it.
    const settings = structuredClone(given)
    const subscriptions = new Map(
      configured.subscriptions.map((each) => {
        const action = destination.actions[each.subscription.partnerAction]
        const own = { ...settings, subscription: each.subscription as unknown as JSONObject }
        return [each.id, { configured: each, settings: own, isBatched: Boolean(action?.hasBatchSupport) }]
      })
    )
    const { store, worker, sendOptions } = this.context
    return {
      destination,
      subscriptions,
      sampler: new Sampler(destination, settings, sendOptions.transport),
      tokenStore: tokenStoreOf(store, { destination: id, fingerprint: settingsDigest, worker })
    }
  }

  // Leases

  /** Takes over the leases that the worker holds, and drops the others. */
  async hold(leases: Lease[]): Promise<void> {
    const held = new Map(leases.map((lease) => [lease.part, lease]))
    for (const [part, { lease }] of this.parts) if (held.get(part)?.epoch !== lease.epoch) this.drop(part)
    const added = leases.filter(({ part }) => !this.parts.has(part))
    if (added.length === 0) return
    if (this.configured.subscriptions.some(({ orderKey }) => orderKey)) {
      const now = Date.now()
      for (const job of await this.context.store.waitingInOrder(added)) this.order.noteWaiting(job, now)
    }
    for (const lease of added) {
      this.parts.set(lease.part, { lease, cursor: 0, tasks: new Set(), isRetiring: false })
    }
    this.adaptLimits()
  }

  /** Drops a shard that another worker has. What is under way ends, and its outcome is not recorded. */
  drop(part: number): void {
    const dropped = this.parts.get(part)
    if (!dropped) return
    this.parts.delete(part)
    this.order.drop(part)
    for (const task of dropped.tasks) this.known.delete(nameOf(task.job))
    this.queue = this.queue.filter(({ lease }) => lease !== dropped.lease)
    if (this.parts.size > 0) this.adaptLimits()
  }

  /** Stops reading what is beyond the worker's share. @returns the shards that can be released now */
  retire(share: number): Lease[] {
    const staying = [...this.parts.values()].filter(({ isRetiring }) => !isRetiring)
    for (const part of staying.slice(share)) {
      part.isRetiring = true
      this.forget(part)
    }
    const released = [...this.parts.values()].filter(({ isRetiring, tasks }) => isRetiring && tasks.size === 0)
    for (const { lease } of released) this.drop(lease.part)
    return released.map(({ lease }) => lease)
  }

  private adaptLimits(): void {
    const { concurrency, perSecond } = this.configured.limits
    // Every worker that holds a part sends at least one request at a time.
    this.throttle.adapt({
      concurrency: Math.max(1, Math.floor(concurrency * this.share)),
      perSecond: perSecond * this.share
    })
  }

  // Pauses

  /**
   * Takes over the pauses of this destination, and wakes what does not wait for one any more.
   *
   * @param readAt when the list was asked for, by the clock that never goes back
   */
  async observe(pauses: Pause[], readAt: number): Promise<void> {
    // The list may lack a pause that this lane has just begun.
    if (this.pauseStoredAt >= readAt) return
    const now = performance.now()
    const { store } = this.context
    let pausedUntil = this.configured.enabled ? 0 : Infinity
    const parked = new Set<string>()
    for (const { destination, kind, subscription, fingerprint, remainingMs } of pauses) {
      const isOfConfiguration = kind === 'account' || kind === 'mapping'
      const isOver = isOfConfiguration && fingerprint !== digestOf(this.configured, subscription)
      if (isOver) await store.resume(destination, subscription, kind)
      else if (subscription !== '') parked.add(subscription)
      else {
        if (kind === 'circuit') this.circuit.noteOpen()
        pausedUntil = Math.max(pausedUntil, now + remainingMs)
      }
    }
    this.parked = parked
    this.pausedUntil = pausedUntil
    if (pausedUntil - now > SHORT_PAUSE_MS) this.forget()
    if (this.parts.size > 0) await this.wakeUnparked()
    this.pump()
  }

  private async wakeUnparked(): Promise<void> {
    const isOpen = ({ id, enabled }: ConfiguredSubscription) => enabled && !this.parked.has(id)
    for (const subscription of this.configured.subscriptions) {
      if (!isOpen(subscription)) this.awake.delete(subscription.id)
      else if (!this.awake.has(subscription.id)) {
        await this.context.store.wake(this.id, subscription.id)
        this.awake.add(subscription.id)
      }
    }
  }

  private pause(kind: PauseKind, remainingMs: number, { message }: Pick<Failure, 'message'>, subscription = ''): void {
    const fingerprint = digestOf(this.configured, subscription)
    if (subscription === '') {
      const until = performance.now() + remainingMs
      // Many requests under way may bring the same news.
      if (this.pausedUntil >= until - 1) return
      this.pausedUntil = until
    } else {
      if (this.parked.has(subscription)) return
      this.parked.add(subscription)
      this.awake.delete(subscription)
    }
    const pause = { destination: this.id, subscription, kind, reason: message, fingerprint, remainingMs }
    this.pauseStoredAt = Infinity
    this.context.store
      .pause(pause)
      .catch(this.context.onError)
      .finally(() => (this.pauseStoredAt = performance.now()))
  }

  // Reading

  /** What to read next of the jobs that were not tried. */
  freshReads(): FreshRead[] {
    const room = this.room()
    const parts = this.readableParts()
    if (room < JOBS_IN_MEMORY / 4 || parts.length === 0) return []
    const limit = Math.max(Math.ceil(room / parts.length), 10)
    return parts.map(({ lease, cursor }) => ({ ...lease, after: cursor, limit }))
  }

  /** What may have been committed late: IDs are not committed in order, and the cursor may have passed some. */
  lateReads(): FreshRead[] {
    return this.readableParts().flatMap(({ lease, cursor, tasks }) => {
      let until = cursor
      for (const { job } of tasks) if (job.eventId <= until) until = job.eventId - 1
      return until > 0 && this.room() > 0 ? [{ ...lease, after: 0, until, limit: 100 }] : []
    })
  }

  /** The shards to read due jobs of. */
  dueReads(): Shard[] {
    return this.room() <= 0 ? [] : this.readableParts().map(({ lease }) => lease)
  }

  private room(): number {
    return performance.now() < this.pausedUntil - SHORT_PAUSE_MS ? 0 : JOBS_IN_MEMORY - this.known.size
  }

  private readableParts(): Part[] {
    return [...this.parts.values()].filter(({ isRetiring }) => !isRetiring)
  }

  /** Call before a read, so that what is settled meanwhile is not taken for new. */
  beginRead(): void {
    this.settledDuringRead = new Set()
  }

  /** Takes over the jobs of a read that this worker does not know yet. */
  endRead(jobs: Job[]): void {
    const settled = this.settledDuringRead ?? new Set()
    this.settledDuringRead = undefined
    for (const job of jobs) {
      const part = this.parts.get(job.part)
      const name = nameOf(job)
      if (!part || part.isRetiring || this.known.has(name) || settled.has(name)) continue
      const task = { job, lease: part.lease }
      this.known.set(name, task)
      part.tasks.add(task)
      this.accept(task)
    }
    this.pump()
  }

  /** Moves the cursors behind what was read. @returns whether a read was full, so that there may be more */
  moveCursors(reads: FreshRead[], jobs: Job[]): boolean {
    let isFull = false
    const found = new Map<number, { count: number; last: number }>()
    for (const { part, eventId } of jobs) {
      const { count, last } = found.get(part) ?? { count: 0, last: 0 }
      found.set(part, { count: count + 1, last: Math.max(last, eventId) })
    }
    for (const { part: number, limit, after, until } of reads) {
      const part = this.parts.get(number)
      const entry = found.get(number)
      // A part that was dropped or forgotten meanwhile starts again.
      if (!part || !entry || until !== undefined || part.cursor !== after) continue
      const isCut = entry.count >= limit
      // The last event of a read that was cut may have more jobs.
      part.cursor = isCut ? entry.last - 1 : entry.last
      isFull ||= isCut
    }
    return isFull
  }

  private accept(task: Task): void {
    const { job } = task
    const subscription = this.subscriptions.get(job.subscription)
    if (job.crashes >= CRASHES_TO_SET_ASIDE) {
      const message = `${job.crashes} processes died while they worked on this event.`
      return this.bury(task, failureOf('PROCESS_DIED', message), job.attempts)
    }
    if (!subscription) {
      const message = `The destination "${this.id}" has no subscription "${job.subscription}" any more.`
      return this.bury(task, failureOf('SUBSCRIPTION_REMOVED', message), job.attempts)
    }
    if (!subscription.configured.enabled || this.parked.has(job.subscription)) return this.postpone(task, Infinity)
    if (job.order !== null) {
      const admission = this.order.admit(job, Date.now())
      if (admission === 'follow') return
      if (admission !== 'go') return this.postpone(task, admission.delayMs)
      task.isFirst = true
    }
    this.enqueue(task)
  }

  private enqueue(task: Task): void {
    if (task.job.crashes === 0) this.queue.push(task)
    else this.context.suspect(() => this.sendAlone(task))
  }

  /** Forgets the jobs that are not under way, of one part or of all. They stay in the store. */
  private forget(only?: Part): void {
    const forgotten = this.queue.filter(({ lease }) => !only || lease === only.lease)
    this.queue = this.queue.filter((task) => !forgotten.includes(task))
    for (const task of forgotten) {
      this.release(task)
      if (!task.isFirst) continue
      for (const follower of this.order.abandon(task.job)) this.release(this.known.get(nameOf(follower)))
    }
    for (const part of only ? [only] : this.parts.values()) part.cursor = 0
  }

  private release(task: Task | undefined): void {
    if (!task) return
    const name = nameOf(task.job)
    if (this.known.get(name) === task) this.known.delete(name)
    this.parts.get(task.job.part)?.tasks.delete(task)
  }

  // Sending

  /** Ends the timers, and forgets what is not under way. */
  close(): void {
    clearTimeout(this.pumpTimer)
    for (const { timer } of this.batches.values()) clearTimeout(timer)
    this.batches.clear()
    this.ready = []
    this.queue = []
  }

  /** Starts what can be started. */
  pump(): void {
    while (this.ready.length > 0 && this.mayStart()) void this.sendBatch(this.ready.shift()!)
    while (this.queue.length > 0) {
      const [task] = this.queue
      const subscription = this.subscriptions.get(task.job.subscription)
      if (subscription?.isBatched) {
        const room = PREPARING_AT_ONCE - this.preparing
        if (room <= 0 || !this.isOpen()) return
        const end = this.queue.findIndex(({ job }) => job.subscription !== task.job.subscription)
        void this.collect(this.queue.splice(0, Math.min(room, end === -1 ? room : end)))
      } else {
        if (!this.mayStart()) return
        this.queue.shift()
        void this.send(task)
      }
    }
  }

  private isOpen(): boolean {
    return this.context.maySend() && performance.now() >= this.pausedUntil
  }

  private mayStart(): boolean {
    if (!this.context.maySend()) return false
    if (this.circuit.isProbing && this.sending > 0) return false
    const now = performance.now()
    const vendor = this.context.vendor(this.kind)
    const wait = Math.max(this.pausedUntil - now, this.throttle.waitMs(now), vendor.waitMs(now))
    if (wait <= 0) return true
    if (wait !== Infinity && !this.pumpTimer) {
      this.pumpTimer = setTimeout(
        () => {
          this.pumpTimer = undefined
          this.pump()
        },
        Math.min(wait, SHORT_PAUSE_MS)
      )
    }
    return false
  }

  /** Runs one request, or one batch, within the limits. */
  private async within<Result>(tasks: Task[], work: () => Promise<Result>): Promise<Result> {
    const vendor = this.context.vendor(this.kind)
    const jobs = tasks.map(({ job }) => job)
    const now = performance.now()
    this.sending++
    this.throttle.start(now)
    vendor.start(now)
    this.context.crashLog?.start(jobs)
    try {
      return await work()
    } finally {
      this.context.crashLog?.end(jobs)
      vendor.end()
      this.throttle.end()
      this.sending--
    }
  }

  private async send(task: Task): Promise<void> {
    const { configured } = this
    const ending = await this.within([task], () => this.deliver(task))
    this.conclude(task, ending, configured)
    this.pump()
    this.context.onEnd(this.kind)
  }

  /** Sends a job that a process may have died of, apart from others of its kind. */
  private async sendAlone(task: Task): Promise<void> {
    if (this.isOpen() && this.parts.get(task.job.part)?.lease === task.lease) return this.send(task)
    if (task.isFirst) this.order.abandon(task.job)
    this.release(task)
    const part = this.parts.get(task.job.part)
    if (part) part.cursor = 0
  }

  /** Delivers one event. Never throws. */
  private async deliver({ job }: Task): Promise<Ending> {
    const subscription = this.subscriptions.get(job.subscription)
    if (!subscription) return failed(failureOf('SUBSCRIPTION_REMOVED', 'The subscription was removed.'))
    try {
      const { event, ending } = await this.eventOf(job)
      if (ending) return ending
      const { sampled, options, over } = this.options([job])
      try {
        const results = await this.destination.onEvent(event, subscription.settings, options)
        const last = results.at(-1)
        if (last?.outcome === 'filtered') return { outcome: 'filtered', reason: 'trigger' }
        if (last?.outcome === 'misconfigured') return failed(misconfiguration(last.output))
        return { outcome: 'delivered' }
      } catch (error) {
        return failed(sampled(errorData(error)))
      } finally {
        over()
      }
    } catch (error) {
      return failed(errorData(error))
    }
  }

  /** Parses, enriches and filters an event. Returns an ending if it is not to be sent. */
  private async eventOf(
    job: Job
  ): Promise<{ event: SegmentEvent; ending?: undefined } | { event?: undefined; ending: Ending }> {
    const given = JSON.parse(job.body) as SegmentEvent
    const { beforeMapping } = this.configured
    if (!beforeMapping) return { event: given }
    try {
      const event = await beforeMapping(given)
      return event ? { event } : { ending: { outcome: 'filtered', reason: 'filter' } }
    } catch (error) {
      const message = `The enrichment failed: ${error instanceof Error ? error.message : String(error)}`
      const failure = { ...failureOf('ENRICHMENT_FAILED', message), retryable: true }
      return { ending: { outcome: 'failed', failure, isOurs: true } }
    }
  }

  /** What the runtime needs for one delivery. Call `over` when it has ended: a request that was aborted may end later. */
  private options(jobs: readonly Job[]) {
    const { sendOptions, signal, crashLog } = this.context
    let isOver = false
    const { sampled, transport } = this.sampler.watch(
      () => crashLog?.end(jobs),
      () => isOver || crashLog?.start(jobs)
    )
    const options = { ...sendOptions, transport, signal: signal(), tokenStore: this.tokenStore }
    return { sampled, options, over: () => (isOver = true) }
  }

  // Batches

  /** Prepares events and puts each into the batch of its key. */
  private async collect(tasks: Task[]): Promise<void> {
    const jobs = tasks.map(({ job }) => job)
    const { configured } = this
    this.preparing += tasks.length
    this.context.crashLog?.start(jobs)
    const prepared = await Promise.all(jobs.map((job) => this.prepare(job)))
    this.context.crashLog?.end(jobs)
    this.preparing -= tasks.length
    for (const [place, task] of tasks.entries()) {
      const result = prepared[place]
      if (result.outcome === 'ready') this.addToBatch(task, result)
      else this.conclude(task, result, configured)
    }
    this.pump()
  }

  /** Prepares one event. Never throws. */
  private async prepare(job: Job): Promise<PreparedEvent | Ending> {
    const subscription = this.subscriptions.get(job.subscription)
    if (!subscription) return failed(failureOf('SUBSCRIPTION_REMOVED', 'The subscription was removed.'))
    const { configured, settings } = subscription
    try {
      const { event, ending } = await this.eventOf(job)
      if (ending) return ending
      const { sendOptions } = this.context
      const prepared = await this.destination.prepare(event, configured.subscription, settings, sendOptions)
      if (prepared.outcome === 'ready') return prepared
      if (prepared.outcome === 'filtered') return { outcome: 'filtered', reason: 'trigger' }
      return failed(misconfiguration(prepared.output))
    } catch (error) {
      return failed(errorData(error))
    }
  }

  private addToBatch(task: Task, prepared: PreparedEvent): void {
    const { batchKey, limits } = prepared
    if (limits.batchSize === 1) {
      this.ready.push({ entries: [{ task, prepared }], bytes: 0 })
      return
    }
    const size = JSON.stringify(prepared.payload).length
    let batch = this.batches.get(batchKey)
    if (batch && batch.bytes + size > limits.batchBytes) {
      this.closeBatch(batchKey, batch)
      batch = undefined
    }
    if (!batch) {
      const opened: Batch = {
        entries: [],
        bytes: 0,
        timer: setTimeout(() => this.closeBatch(batchKey, opened), this.configured.limits.lingerMs)
      }
      batch = opened
      this.batches.set(batchKey, batch)
    }
    batch.entries.push({ task, prepared })
    batch.bytes += size
    if (batch.entries.length >= limits.batchSize) this.closeBatch(batchKey, batch)
  }

  private closeBatch(key: string, batch: Batch): void {
    clearTimeout(batch.timer)
    if (this.batches.get(key) === batch) this.batches.delete(key)
    this.ready.push(batch)
    this.pump()
  }

  private async sendBatch({ entries }: Batch): Promise<void> {
    const held = entries.filter(({ task }) => this.parts.get(task.job.part)?.lease === task.lease)
    const tasks = held.map(({ task }) => task)
    if (held.length === 0) return
    const { configured } = this
    const { sampled, options, over } = this.options(tasks.map(({ job }) => job))
    const nodes = await this.within(tasks, async (): Promise<DeliveryNode[] | SampledFailure> => {
      try {
        return await this.destination.deliverPrepared(
          held.map(({ prepared }) => prepared),
          options
        )
      } catch (error) {
        // Not a failure of the vendor: the events were prepared with a configuration that has changed since.
        return { ...errorData(error), retryable: true }
      } finally {
        over()
      }
    })
    for (const [place, task] of tasks.entries()) {
      let ending: Ending
      if (!Array.isArray(nodes)) ending = failed(nodes)
      else if (nodes[place].outcome === 'delivered') ending = { outcome: 'delivered' }
      else ending = failed(sampled(errorData(nodes[place])))
      this.conclude(task, ending, configured)
    }
    this.pump()
    this.context.onEnd(this.kind)
  }

  // Outcomes

  /** @param configured the configuration that the job was sent with: it may have changed since */
  private conclude(task: Task, ending: Ending, configured: ConfiguredDestination): void {
    const { job } = task
    if (ending.outcome === 'filtered') return this.settle(task, { outcome: 'filtered', reason: ending.reason })
    if (ending.outcome === 'delivered') {
      this.rejections = 0
      if (this.circuit.succeed()) this.context.store.resume(this.id, '', 'circuit').catch(this.context.onError)
      return this.settle(task, {
        outcome: 'delivered',
        reason: '',
        latencyMs: Math.max(Date.now() - job.receivedAt, 0)
      })
    }
    const { failure } = ending
    if (failure.retryable && this.context.isCutOff()) return this.postpone(task, 0)
    if (!ending.isOurs) this.noteFailure(failure)
    const verdict = judge(failure, job, this.configured.limits, Date.now(), this.context.random)
    switch (verdict.step) {
      case 'again':
        return this.settle(task, { outcome: 'retried', reason: failure.code, retry: verdict })
      case 'dead':
        return this.bury(task, failure, verdict.attempts)
      case 'park': {
        const subscription = verdict.scope === 'mapping' ? job.subscription : ''
        if (digestOf(configured, subscription) !== digestOf(this.configured, subscription)) {
          return this.postpone(task, 0)
        }
        this.pause(verdict.scope, Infinity, failure, subscription)
        // The jobs of a parked account are not read until it goes on.
        return this.postpone(task, verdict.scope === 'mapping' ? Infinity : 0)
      }
    }
  }

  /** Learns from a failure whether the vendor wants a wait, or is down. */
  private noteFailure(failure: Failure): void {
    const { retryable, retryAfterMs, status } = failure
    if (!retryable) {
      // The vendor answered.
      if (failure.scope === 'event') this.circuit.succeed()
      return
    }
    if (retryAfterMs !== undefined) this.pause('wait', retryAfterMs, failure)
    else if (status === 429) {
      const { firstRetryMs } = this.configured.limits
      this.pause(
        'wait',
        backoff(this.rejections++, firstRetryMs, 60_000, () => 1),
        failure
      )
    } else {
      const openForMs = this.circuit.fail()
      if (openForMs !== undefined) this.pause('circuit', openForMs, failure)
    }
  }

  private postpone(task: Task, delayMs: number): void {
    const { attempts, firstTriedAt } = task.job
    this.settle(task, { outcome: 'postponed', reason: '', retry: { delayMs, attempts, firstTriedAt } })
  }

  private bury(task: Task, failure: SampledFailure, attempts: number): void {
    const { messageId, title } = describeEvent(task.job.body)
    const { source, receivedAt, body, order } = task.job
    const { code, scope, status, message } = failure
    const event = { messageId, title, source, receivedAt, body, order }
    this.settle(task, {
      outcome: 'failed',
      reason: code,
      dead: { ...event, code, scope, status, attempts, message, sample: failure.sample?.() ?? null }
    })
  }

  private settle(task: Task, settlement: Omit<Settlement, 'job' | 'lease'>): void {
    const { job, lease } = task
    if (this.parts.get(job.part)?.lease === lease && job.order !== null) this.advance(task, settlement.retry)
    const onSettled = () => {
      this.settledDuringRead?.add(nameOf(job))
      this.release(task)
    }
    this.context.outcomes.add({ settlement: { ...settlement, job, lease }, onSettled })
  }

  /** Goes on with the next job of an order key. */
  private advance(task: Task, retry: Settlement['retry']): void {
    if (!task.isFirst) {
      if (!retry) this.order.remove(task.job)
      return
    }
    const { next, postponed, delayMs } = this.order.end(task.job, Date.now(), retry)
    const following = next && this.known.get(nameOf(next))
    if (following) {
      following.isFirst = true
      this.enqueue(following)
    }
    for (const job of postponed) {
      const follower = this.known.get(nameOf(job))
      if (follower) this.postpone(follower, delayMs)
    }
  }
}

function nameOf({ eventId, subscription }: Pick<Job, 'eventId' | 'subscription'>): string {
  return `${eventId}/${subscription}`
}

function failed(failure: SampledFailure): Ending {
  return { outcome: 'failed', failure }
}

/** An error of the delivery itself, which is about one event and not tried again. */
function failureOf(code: string, message: string): Failure {
  return { code, message, status: 500, scope: 'event', retryable: false }
}

function misconfiguration(output: unknown): Failure {
  return { code: 'MISCONFIGURED', message: String(output), status: 400, scope: 'mapping', retryable: false }
}

/** The digest of a subscription, or of the settings of the whole destination. */
function digestOf({ settingsDigest, subscriptions }: ConfiguredDestination, subscription: string): string {
  if (subscription === '') return settingsDigest
  return subscriptions.find(({ id }) => id === subscription)?.digest ?? ''
}

function sameSubscriptions(one: ConfiguredDestination, other: ConfiguredDestination): boolean {
  const textOf = ({ subscriptions }: ConfiguredDestination) =>
    JSON.stringify(subscriptions.map(({ id, digest, enabled }) => [id, digest, enabled]))
  return textOf(one) === textOf(other)
}
