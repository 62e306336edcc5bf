import type { ConfiguredDestination } from '../config/config'
import type { Job, Lease } from '../store/store'
import type { Backlog } from './backlog'
import { Batches } from './batches'
import type { Conclusions } from './conclusions'
import { SHORT_PAUSE_MS, type Gate } from './gate'
import type { Prepared, Sender, SenderContext } from './sender'
import type { Task } from './task'

/** How many events of one destination are mapped at the same time. */
const PREPARING_AT_ONCE = 100

/** What a dispatcher needs from the worker. */
export interface DispatcherContext extends Pick<SenderContext, 'crashLog'> {
  /** Whether the worker may send now: it holds its leases, and is not about to stop. */
  maySend(): boolean
  /** Called when a request to a kind of destination has ended. */
  onEnd(kind: string): void
}

/** What a dispatcher needs from the lane whose jobs it sends. */
export interface DispatchedLane {
  gate: Gate
  backlog: Backlog
  conclusions: Conclusions
  /** The configuration that holds now. */
  configured: () => ConfiguredDestination
}

/** Sends the jobs of a lane when its gate lets it, one by one or as batches, and passes on how each ended. */
export class Dispatcher {
  private readonly batches = new Batches(() => this.pump())
  private queue: Task[] = []
  private preparing = 0
  private timer: NodeJS.Timeout | undefined

  /** @param sender sends what starts from now on. Replace it when the configuration changes */
  constructor(
    public sender: Sender,
    private readonly lane: DispatchedLane,
    private readonly context: DispatcherContext
  ) {}

  /** Adds a job that is to be sent. */
  add(task: Task): void {
    // One that a process may have died of goes first: the sooner it is known, the fewer events suffer from it.
    if (task.job.crashes > 0) this.queue.unshift(task)
    else this.queue.push(task)
  }

  /** Removes the jobs that are not under way, of one lease or of all. @returns the jobs */
  remove(only?: Lease): Task[] {
    const removed = this.queue.filter(({ lease }) => !only || lease === only)
    this.queue = only ? this.queue.filter(({ lease }) => lease !== only) : []
    return removed
  }

  /** Ends the timers, and forgets what is not under way. */
  close(): void {
    clearTimeout(this.timer)
    this.batches.clear()
    this.queue = []
  }

  /** Starts what can be started. */
  pump(): void {
    this.sendBatches()
    while (this.queue.length > 0) {
      const { crashes, subscription } = this.queue[0].job
      if (crashes === 0 && this.sender.subscriptionOf(subscription)?.isBatched) {
        if (this.preparing >= PREPARING_AT_ONCE || !this.context.maySend() || !this.lane.gate.isOpen) return
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
    const wait = this.lane.gate.waitMs()
    if (wait === 0) return true
    if (wait !== Infinity && !this.timer) {
      this.timer = setTimeout(
        () => {
          this.timer = undefined
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
    this.lane.conclusions.conclude(task, ending, sender.configured)
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
    const { lingerMs } = this.lane.configured().limits
    for (let place = 0; place < tasks.length; place++) {
      const [task, prepared] = [tasks[place], results[place]]
      if (prepared.outcome === 'ready') this.batches.add({ task, prepared }, lingerMs)
      else {
        crashLog?.end([task.job])
        this.lane.conclusions.conclude(task, prepared, sender.configured)
      }
    }
    this.sendBatches()
    // Before the next events are prepared, requests leave and answers arrive.
    setImmediate(() => this.pump())
  }

  private async sendBatch(entries: Prepared[]): Promise<void> {
    const held = entries.filter(({ task }) => this.lane.backlog.holds(task))
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
      this.lane.conclusions.conclude(held[place].task, endings[place], sender.configured)
    }
    this.goOn(sender)
  }

  private start(jobs: Job[]): Promise<void> | undefined {
    this.lane.gate.start()
    return this.context.crashLog?.start(jobs)
  }

  private end(jobs: Job[], { configured }: Sender): void {
    this.context.crashLog?.end(jobs)
    this.lane.gate.end(configured.kind)
  }

  private goOn({ configured }: Sender): void {
    this.pump()
    this.context.onEnd(configured.kind)
  }
}
