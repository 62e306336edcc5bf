import type { ConfiguredDestination } from '../config/config'
import type { Settlement } from '../store/store'
import type { Backlog } from './backlog'
import { digestOf, type Gate } from './gate'
import type { OrderBook } from './order-book'
import type { Outcomes } from './outcomes'
import { describeEvent } from './sample'
import type { Ending, Failure, Task } from './task'
import { judge } from './verdict'

/** What conclusions need from the worker. */
export interface ConclusionsContext {
  outcomes: Pick<Outcomes, 'add'>
  /** A number from 0 to 1, for the jitter of retries. */
  random: () => number
  /** Whether what is under way was aborted because the worker stops. */
  isCutOff(): boolean
}

/** What conclusions need from the lane whose jobs they are about. */
export interface ConcludedLane {
  gate: Gate
  order: OrderBook
  backlog: Backlog
  /** The configuration that holds now. */
  configured: () => ConfiguredDestination
  /** Sends a job that was held back until the one before it ended. */
  next: (task: Task) => void
}

/** Decides what becomes of the jobs of a lane: they end, wait for another try, or are given up. */
export class Conclusions {
  constructor(
    private readonly lane: ConcludedLane,
    private readonly context: ConclusionsContext
  ) {}

  /**
   * Decides by the end of a try.
   *
   * @param configured the configuration that the job was sent with: it may have changed since
   */
  conclude(task: Task, ending: Ending, configured: ConfiguredDestination): void {
    const { job } = task
    if (ending.outcome === 'filtered') return this.settle(task, { outcome: 'filtered', reason: ending.reason })
    if (ending.outcome === 'delivered') {
      this.lane.gate.noteSuccess()
      const latencyMs = Math.max(Date.now() - job.receivedAt, 0)
      return this.settle(task, { outcome: 'delivered', reason: '', latencyMs })
    }
    const { failure } = ending
    if (failure.retryable && this.context.isCutOff()) return this.postpone(task, 0)
    if (!ending.isOurs) this.lane.gate.noteFailure(failure)
    const verdict = judge(failure, job, this.lane.configured().limits, Date.now(), this.context.random)
    switch (verdict.step) {
      case 'again':
        return this.settle(task, { outcome: 'retried', reason: failure.code, retry: verdict })
      case 'dead':
        return this.bury(task, failure, verdict.attempts)
      case 'park': {
        const subscription = verdict.scope === 'mapping' ? job.subscription : ''
        if (digestOf(configured, subscription) !== digestOf(this.lane.configured(), subscription)) {
          return this.postpone(task, 0)
        }
        this.lane.gate.pause(verdict.scope, Infinity, failure, subscription)
        // The jobs of a parked account are not read until it goes on.
        return this.postpone(task, verdict.scope === 'mapping' ? Infinity : 0)
      }
    }
  }

  /** Keeps a job for later, without a try. */
  postpone(task: Task, delayMs: number): void {
    const { attempts, firstTriedAt } = task.job
    this.settle(task, { outcome: 'postponed', reason: '', retry: { delayMs, attempts, firstTriedAt } })
  }

  /** Gives a job up: it becomes a dead letter. */
  bury(task: Task, failure: Failure, attempts: number): void {
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

  private settle(task: Task, { outcome, reason, latencyMs, retry, dead }: Omit<Settlement, 'job' | 'lease'>): void {
    const { job, lease } = task
    if (job.order !== null && this.lane.backlog.holds(task)) this.advance(task, retry)
    this.context.outcomes.add({
      settlement: { job, lease, outcome, reason, latencyMs, retry, dead },
      task,
      backlog: this.lane.backlog
    })
  }

  /** Goes on with the next job of an order key. */
  private advance(task: Task, retry: Settlement['retry']): void {
    if (!task.isFirst) {
      if (!retry) this.lane.order.remove(task.job)
      return
    }
    const { next, postponed, delayMs } = this.lane.order.end(task.job, Date.now(), retry)
    const following = next && this.lane.backlog.find(next)
    if (following) {
      following.isFirst = true
      this.lane.next(following)
    }
    for (const job of postponed) {
      const follower = this.lane.backlog.find(job)
      if (follower) this.postpone(follower, delayMs)
    }
  }
}
