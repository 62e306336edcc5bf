import type { ConfiguredDestination } from '../config/config'
import type { FreshRead, Job, Lease, Pause, Shard } from '../store/store'
import { Backlog } from './backlog'
import { Batches } from './batches'
import { Conclusions, type ConclusionsContext } from './conclusions'
import { Gate, SHORT_PAUSE_MS, type GateContext } from './gate'
import { OrderBook } from './order-book'
import { Sender, type Prepared, type SenderContext } from './sender'
import { failureOf, type Task } from './task'

/** How many events of one destination are mapped at the same time. */
const PREPARING_AT_ONCE = 100
/** After so many processes died of a job, it is set aside. */
const DEATHS_TO_SET_ASIDE = 2

/** What a lane needs from its worker. */
export interface LaneContext extends SenderContext, Omit<GateContext, 'store'>, ConclusionsContext {
  /** Whether the worker may send now: it holds its leases, and is not about to stop. */
  maySend(): boolean
  /** Called when a request to a kind of destination has ended. */
  onEnd(kind: string): void
}

/** Delivers the jobs of one destination, one by one or as batches. */
export class Lane {
  private readonly backlog = new Backlog()
  private readonly gate: Gate
  private readonly order: OrderBook
  private readonly batches = new Batches(() => this.pump())
  private readonly conclusions: Conclusions
  private sender: Sender
  private queue: Task[] = []
  private preparing = 0
  private pumpTimer: NodeJS.Timeout | undefined

  constructor(
    private configured: ConfiguredDestination,
    private readonly context: LaneContext
  ) {
    this.gate = new Gate(configured, context)
    this.order = new OrderBook(configured.limits.holdBackMs)
    this.sender = new Sender(configured, context)
    const { gate, order, backlog } = this
    const next = (task: Task) => this.enqueue(task)
    this.conclusions = new Conclusions({ gate, order, backlog, configured: () => this.configured, next }, context)
  }

  get id(): string {
    return this.configured.id
  }

  get kind(): string {
    return this.configured.kind
  }

  /** How many requests are under way, and will have outcomes soon. */
  get underWay(): number {
    return this.gate.underWay
  }

  /** The part of the destination that this worker holds, 0 to 1. */
  get share(): number {
    return this.backlog.share
  }

  /** Takes over a changed configuration. What is under way ends with the old one. */
  configure(configured: ConfiguredDestination): void {
    const before = this.configured
    this.configured = configured
    if (configured.settingsDigest !== before.settingsDigest || !sameSubscriptions(configured, before)) {
      this.sender = new Sender(configured, this.context)
      this.forget()
    }
    this.order.holdBackMs = configured.limits.holdBackMs
    this.gate.adapt(configured, this.share)
  }

  // Leases

  /** Takes over the leases that the worker holds, and drops the others. */
  async hold(leases: Lease[]): Promise<void> {
    const { added, dropped } = this.backlog.compare(leases)
    for (const part of dropped) this.drop(part)
    if (added.length === 0) return
    if (this.configured.subscriptions.some(({ orderKey }) => orderKey)) {
      const now = Date.now()
      for (const job of await this.context.store.waitingInOrder(added)) this.order.noteWaiting(job, now)
    }
    for (const lease of added) this.backlog.add(lease)
    this.gate.adapt(this.configured, this.share)
  }

  /** Drops a shard that another worker has. What is under way ends, and its outcome is not recorded. */
  drop(part: number): void {
    const dropped = this.backlog.drop(part)
    if (!dropped) return
    this.order.drop(part)
    this.queue = this.queue.filter(({ lease }) => lease !== dropped)
    this.gate.adapt(this.configured, this.share)
  }

  /** Stops reading what is beyond the worker's share. @returns the shards that can be released now */
  retire(share: number): Lease[] {
    const { retiring, released } = this.backlog.retire(share)
    for (const lease of retiring) this.forget(lease)
    for (const { part } of released) this.drop(part)
    return released
  }

  /**
   * Takes over the pauses of this destination, and wakes what does not wait for one any more.
   *
   * @param readAt when the list was asked for, by the clock that never goes back
   */
  async observe(pauses: Pause[], readAt: number): Promise<void> {
    if (!(await this.gate.observe(pauses, readAt))) return
    if (this.gate.isShut) this.forget()
    if (this.share > 0) await this.gate.wakeUnparked()
    this.pump()
  }

  // Reading

  /** What to read next of the jobs that were not tried. */
  freshReads(): FreshRead[] {
    return this.gate.isShut ? [] : this.backlog.freshReads()
  }

  /** What to read of the jobs that may have been committed late. */
  lateReads(): FreshRead[] {
    return this.gate.isShut ? [] : this.backlog.lateReads(performance.now())
  }

  /** The shards to read due jobs of. */
  dueReads(): Shard[] {
    return this.gate.isShut ? [] : this.backlog.dueReads()
  }

  /** Call before a read, so that what is settled meanwhile is not taken for new. */
  beginRead(): void {
    this.backlog.beginRead()
  }

  /** Takes over the jobs of a read that this worker does not know yet. */
  endRead(jobs: Job[]): void {
    for (const task of this.backlog.endRead(jobs)) this.accept(task)
    this.pump()
  }

  /** Moves the cursors behind what was read. @returns whether a read was full, so that there may be more */
  moveCursors(reads: FreshRead[], jobs: Job[]): boolean {
    return this.backlog.moveCursors(reads, jobs)
  }

  private accept(task: Task): void {
    const { job } = task
    const { conclusions } = this
    const subscription = this.sender.subscriptionOf(job.subscription)
    if (job.crashes > DEATHS_TO_SET_ASIDE) {
      const message = `${job.crashes - 1} processes died while they worked on this event and on nothing else.`
      return conclusions.bury(task, failureOf('PROCESS_DIED', message), job.attempts)
    }
    if (!subscription) {
      const message = `The destination "${this.id}" has no subscription "${job.subscription}" any more.`
      return conclusions.bury(task, failureOf('SUBSCRIPTION_REMOVED', message), job.attempts)
    }
    if (!subscription.configured.enabled || this.gate.isParked(job.subscription))
      return conclusions.postpone(task, Infinity)
    if (job.order !== null) {
      const admission = this.order.admit(job, Date.now())
      if (admission === 'follow') return
      if (admission !== 'go') return conclusions.postpone(task, admission.delayMs)
      task.isFirst = true
    }
    this.enqueue(task)
  }

  private enqueue(task: Task): void {
    // One that a process may have died of goes first: the sooner it is known, the fewer events suffer from it.
    if (task.job.crashes > 0) this.queue.unshift(task)
    else this.queue.push(task)
  }

  /** Forgets the jobs that are not under way, of one shard or of all. They stay in the store. */
  private forget(only?: Lease): void {
    const isForgotten = ({ lease }: Task) => !only || lease === only
    const forgotten = this.queue.filter(isForgotten)
    this.queue = this.queue.filter((task) => !isForgotten(task))
    for (const task of forgotten) this.abandon(task)
    this.backlog.restart(only)
  }

  private abandon(task: Task): void {
    this.backlog.release(task)
    if (!task.isFirst) return
    for (const job of this.order.abandon(task.job)) {
      const follower = this.backlog.find(job)
      if (follower) this.backlog.release(follower)
    }
  }

  // Sending

  /** Ends the timers, and forgets what is not under way. */
  close(): void {
    clearTimeout(this.pumpTimer)
    this.batches.clear()
    this.queue = []
  }

  /** Starts what can be started. */
  pump(): void {
    this.sendBatches()
    while (this.queue.length > 0) {
      const { crashes, subscription } = this.queue[0].job
      if (crashes === 0 && this.sender.subscriptionOf(subscription)?.isBatched) {
        if (this.preparing >= PREPARING_AT_ONCE || !this.context.maySend() || !this.gate.isOpen) return
        void this.collect(this.queue.splice(0, this.sameAtFront(PREPARING_AT_ONCE - this.preparing)))
      } else {
        if (!this.mayStart()) return
        void this.send(this.queue.shift()!)
      }
    }
  }

  private sendBatches(): void {
    while (this.batches.isReady && this.mayStart()) void this.sendBatch(this.batches.take()!)
  }

  /** How many jobs at the front of the queue are of one subscription. */
  private sameAtFront(most: number): number {
    const { subscription } = this.queue[0].job
    let count = 1
    while (count < most && this.queue[count]?.job.subscription === subscription) count++
    return count
  }

  private mayStart(): boolean {
    if (!this.context.maySend()) return false
    const wait = this.gate.waitMs()
    if (wait === 0) return true
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

  private async send(task: Task): Promise<void> {
    const { sender } = this
    const jobs = [task.job]
    await this.start(jobs)
    const ending = await sender.send(task)
    this.end(jobs, sender)
    this.conclusions.conclude(task, ending, sender.configured)
    this.goOn(sender)
  }

  /** Prepares events and puts each into the batch of its key. */
  private async collect(tasks: Task[]): Promise<void> {
    const { sender } = this
    const { crashLog } = this.context
    const jobs = tasks.map(({ job }) => job)
    this.preparing += tasks.length
    await crashLog?.start(jobs)
    const results = await sender.prepareAll(jobs)
    crashLog?.wait(jobs)
    this.preparing -= tasks.length
    const { lingerMs } = this.configured.limits
    for (let place = 0; place < tasks.length; place++) {
      const [task, prepared] = [tasks[place], results[place]]
      if (prepared.outcome === 'ready') this.batches.add({ task, prepared }, lingerMs)
      else {
        crashLog?.end([task.job])
        this.conclusions.conclude(task, prepared, sender.configured)
      }
    }
    this.sendBatches()
    // Before the next events are prepared, requests leave and answers arrive.
    setImmediate(() => this.pump())
  }

  private async sendBatch(entries: Prepared[]): Promise<void> {
    const held = entries.filter(({ task }) => this.backlog.holds(task))
    if (held.length < entries.length) {
      const others = entries.filter((entry) => !held.includes(entry))
      this.context.crashLog?.end(others.map(({ task }) => task.job))
    }
    if (held.length === 0) return
    const { sender } = this
    const jobs = held.map(({ task }) => task.job)
    await this.start(jobs)
    const endings = await sender.sendBatch(held)
    this.end(jobs, sender)
    for (let place = 0; place < held.length; place++) {
      this.conclusions.conclude(held[place].task, endings[place], sender.configured)
    }
    this.goOn(sender)
  }

  private start(jobs: Job[]): Promise<void> | undefined {
    this.gate.start()
    return this.context.crashLog?.start(jobs)
  }

  private end(jobs: Job[], { configured }: Sender): void {
    this.context.crashLog?.end(jobs)
    this.gate.end(configured.kind)
  }

  private goOn({ configured }: Sender): void {
    this.pump()
    this.context.onEnd(configured.kind)
  }
}

function sameSubscriptions(one: ConfiguredDestination, other: ConfiguredDestination): boolean {
  const textOf = ({ subscriptions }: ConfiguredDestination) =>
    JSON.stringify(subscriptions.map(({ id, digest, enabled }) => [id, digest, enabled]))
  return textOf(one) === textOf(other)
}
