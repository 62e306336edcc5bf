import type { Lease, Settlement, Store } from '../store/store'
import type { Backlog } from './backlog'
import type { Task } from './task'

/** As soon as there are this many outcomes, they are written. */
const OUTCOMES_TO_WRITE = 500
/** Fewer wait this long for others: writing five times as many takes only twice as long. */
const WAIT_MS = 25
const LONGEST_RETRY_MS = 1000

/** A settlement, and where its job is in memory until the settlement is in the store. */
export interface Outcome {
  settlement: Settlement
  task: Task
  backlog: Pick<Backlog, 'end'>
}

/** What the outcomes need from the worker. */
export interface OutcomesOptions {
  store: Pick<Store, 'settle'>
  worker: string
  /** How many outcomes may wait before nothing more is sent: the most that a kill makes happen twice. */
  most: number
  onLost(leases: Lease[]): void
  /** Called when there is room again. */
  onRoom(): void
  onError(error: unknown): void
}

/** Collects outcomes and writes them to the store, many at a time. What cannot be written stays until it can. */
export class Outcomes {
  private pending: Outcome[] = []
  private writing = 0
  private timer: NodeJS.Timeout | undefined
  private retryMs = 0
  private idle: (() => void)[] = []

  /** As soon as this many are pending, they are written. */
  private readonly enough: number

  constructor(private readonly options: OutcomesOptions) {
    // Half of what stops sending, so that sending goes on during a write.
    this.enough = Math.min(OUTCOMES_TO_WRITE, options.most / 2)
  }

  /** How many outcomes are not in the store yet. */
  get size(): number {
    return this.pending.length + this.writing
  }

  /** @param reserved what is under way and will have an outcome */
  isFull(reserved: number): boolean {
    return this.size + reserved >= this.options.most
  }

  /** Adds an outcome to the next write. */
  add(outcome: Outcome): void {
    this.pending.push(outcome)
    if (this.writing > 0 || this.retryMs > 0) return
    if (this.pending.length >= this.enough) void this.write()
    else this.timer ??= setTimeout(() => void this.write(), WAIT_MS)
  }

  /** Resolves when everything is in the store. */
  async drained(): Promise<void> {
    if (this.size === 0) return
    await new Promise<void>((resolve) => this.idle.push(resolve))
  }

  private async write(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    const part = this.pending
    this.pending = []
    this.writing = part.length
    let lost: Lease[] = []
    try {
      lost = await this.options.store.settle(
        this.options.worker,
        part.map(({ settlement }) => settlement)
      )
      this.retryMs = 0
    } catch (error) {
      this.options.onError(error)
      this.pending = [...part, ...this.pending]
      this.writing = 0
      this.retryMs = Math.min(Math.max(this.retryMs * 2, WAIT_MS), LONGEST_RETRY_MS)
      this.timer = setTimeout(() => void this.write(), this.retryMs)
      return
    }
    this.writing = 0
    if (lost.length > 0) this.options.onLost(lost)
    for (const { backlog, task } of part) backlog.end(task)
    if (this.pending.length > 0)
      this.timer ??= setTimeout(() => void this.write(), this.pending.length >= this.enough ? 0 : WAIT_MS)
    else for (const resolve of this.idle.splice(0)) resolve()
    this.options.onRoom()
  }
}
