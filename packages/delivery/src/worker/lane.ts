import type { ConfiguredDestination } from '../config/config'
import type { FreshRead, Job, Lease, Pause, Shard } from '../store/store'
import { Backlog } from './backlog'
import { Conclusions, type ConclusionsContext } from './conclusions'
import { Dispatcher, type DispatcherContext } from './dispatcher'
import { Gate, type GateContext } from './gate'
import { OrderBook } from './order-book'
import { Sender, type SenderContext } from './sender'
import { failureOf, type Task } from './task'

/** After so many processes died of a job, it is set aside. */
const DEATHS_TO_SET_ASIDE = 2

/** What a lane needs from its worker. */
export interface LaneContext extends SenderContext, DispatcherContext, Omit<GateContext, 'store'>, ConclusionsContext {}

/** Delivers the jobs of one destination: decides which of those that are read may be sent, and in which order. */
export class Lane {
  private readonly backlog = new Backlog()
  private readonly gate: Gate
  private readonly order: OrderBook
  private readonly conclusions: Conclusions
  private readonly dispatcher: Dispatcher

  constructor(
    private configured: ConfiguredDestination,
    private readonly context: LaneContext
  ) {
    this.gate = new Gate(configured, context)
    this.order = new OrderBook(configured.limits.holdBackMs)
    const lane = { gate: this.gate, backlog: this.backlog, configured: () => this.configured }
    const next = (task: Task) => this.dispatcher.add(task)
    this.conclusions = new Conclusions({ ...lane, order: this.order, next }, context)
    const sender = new Sender(configured, context)
    this.dispatcher = new Dispatcher(sender, { ...lane, conclusions: this.conclusions }, context)
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
    if (!isSentAlike(configured, before)) {
      this.dispatcher.sender = new Sender(configured, this.context)
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
    this.dispatcher.remove(dropped)
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
    const subscription = this.dispatcher.sender.subscriptionOf(job.subscription)
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
    this.dispatcher.add(task)
  }

  /** Forgets the jobs that are not under way, of one shard or of all. They stay in the store. */
  private forget(only?: Lease): void {
    for (const task of this.dispatcher.remove(only)) this.abandon(task)
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

  /** Ends the timers, and forgets what is not under way. */
  close(): void {
    this.dispatcher.close()
  }

  /** Starts what can be started. */
  pump(): void {
    this.dispatcher.pump()
  }
}

/** Whether two configurations make the same requests. Each load makes its own functions of enrichment and filters. */
function isSentAlike(one: ConfiguredDestination, other: ConfiguredDestination): boolean {
  const textOf = ({ settingsDigest, subscriptions }: ConfiguredDestination) =>
    JSON.stringify([settingsDigest, subscriptions.map(({ id, digest, enabled }) => [id, digest, enabled])])
  return one.beforeMapping === other.beforeMapping && textOf(one) === textOf(other)
}
