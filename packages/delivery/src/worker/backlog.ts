import { SHARDS_PER_DESTINATION, type FreshRead, type Job, type JobKey, type Lease, type Shard } from '../store/store'
import type { Task } from './task'

/** How many jobs of one destination are in memory at a time. */
const JOBS_IN_MEMORY = 2000
/** How many jobs of a shard one late read brings at most. */
const LATE_LIMIT = 100
/**
 * Late reads begin at a cursor of this age, up to twice as old: by then, nearly every commit has ended that took an ID
 * below it. Once in a while one reads everything.
 */
const LATE_MS = 5000
const LATE_READ_OF_ALL_MS = 60_000

/** A shard that the worker holds. */
interface Part {
  lease: Lease
  /** Runs up to this one have been read. */
  cursor: number
  /** Older values of the cursor: that of one rotation ago, and of two. */
  earlier: [number, number]
  /** The jobs in memory, by subscription and event. */
  tasks: Map<string, Map<number, Task>>
  size: number
  /** Whether the worker gives it to another one as soon as nothing of it is in memory. */
  isRetiring: boolean
}

/** The shards of one destination that a worker holds, and their jobs in memory: what to read next, and what was read. */
export class Backlog {
  private readonly parts = new Map<number, Part>()
  private size = 0
  /** Tasks that ended while a read was under way, which may still bring their jobs. */
  private endedDuringRead: Task[] | undefined
  private rotatedAt = 0
  private allReadAt = 0

  /** The part of the destination that the worker holds, 0 to 1. */
  get share(): number {
    return this.parts.size / SHARDS_PER_DESTINATION
  }

  /** How many more jobs have room in memory. */
  get room(): number {
    return JOBS_IN_MEMORY - this.size
  }

  // Leases

  /** Compares what the worker holds with its leases. @returns leases to add, and parts to drop */
  compare(leases: Lease[]): { added: Lease[]; dropped: number[] } {
    const epochs = new Map(leases.map(({ part, epoch }) => [part, epoch]))
    const dropped = [...this.parts].filter(([part, { lease }]) => epochs.get(part) !== lease.epoch)
    const added = leases.filter(({ part, epoch }) => this.parts.get(part)?.lease.epoch !== epoch)
    return { added, dropped: dropped.map(([part]) => part) }
  }

  add(lease: Lease): void {
    this.parts.set(lease.part, { lease, cursor: 0, earlier: [0, 0], tasks: new Map(), size: 0, isRetiring: false })
  }

  /** Drops a shard and its jobs. @returns the lease that it had */
  drop(part: number): Lease | undefined {
    const dropped = this.parts.get(part)
    if (!dropped) return undefined
    this.parts.delete(part)
    this.size -= dropped.size
    return dropped.lease
  }

  /** Stops reading what is beyond the worker's share. @returns what stops now, and what has nothing in memory any more */
  retire(share: number): { retiring: Lease[]; released: Lease[] } {
    const surplus = this.readable().slice(share)
    for (const part of surplus) part.isRetiring = true
    const released = [...this.parts.values()].filter(({ isRetiring, size }) => isRetiring && size === 0)
    return { retiring: surplus.map(({ lease }) => lease), released: released.map(({ lease }) => lease) }
  }

  /** Whether the worker still has the lease under which a task was read. */
  holds({ job, lease }: Task): boolean {
    return this.parts.get(job.part)?.lease === lease
  }

  // What to read

  /** What to read next of the jobs that were not tried. */
  freshReads(): FreshRead[] {
    const parts = this.readable()
    if (this.room < JOBS_IN_MEMORY / 4 || parts.length === 0) return []
    const limit = Math.max(Math.ceil(this.room / parts.length), 10)
    return parts.map(({ lease, cursor }) => ({ ...lease, after: cursor, limit }))
  }

  /**
   * What may have been committed late: IDs are not committed in order, and the cursor may have passed some.
   *
   * @param now milliseconds of a clock that never goes back
   */
  lateReads(now: number): FreshRead[] {
    const parts = this.readable()
    if (now - this.rotatedAt >= LATE_MS) {
      this.rotatedAt = now
      for (const part of parts) part.earlier = [part.cursor, part.earlier[0]]
    }
    const readsAll = now - this.allReadAt >= LATE_READ_OF_ALL_MS
    if (readsAll) this.allReadAt = now
    if (this.room <= 0) return []
    return parts.flatMap(({ lease, cursor, earlier, tasks }) => {
      let until = cursor
      for (const ofSubscription of tasks.values()) {
        for (const { job } of ofSubscription.values()) if (job.run !== null && job.run <= until) until = job.run - 1
      }
      const after = readsAll ? 0 : earlier[1]
      return until > after ? [{ ...lease, after, until, limit: LATE_LIMIT }] : []
    })
  }

  /** The shards to read due jobs of. */
  dueReads(): Shard[] {
    return this.room <= 0 ? [] : this.readable().map(({ lease }) => lease)
  }

  /** Reads a shard from its beginning again, or all of them. */
  restart(only?: Lease): void {
    for (const part of this.parts.values()) {
      if (!only || part.lease === only) Object.assign(part, { cursor: 0, earlier: [0, 0] })
    }
  }

  private readable(): Part[] {
    return [...this.parts.values()].filter(({ isRetiring }) => !isRetiring)
  }

  // What was read

  /** Call before a read, so that what ends meanwhile is not taken for new. */
  beginRead(): void {
    this.endedDuringRead = []
  }

  /** Takes over the jobs of a read. @returns those that are new */
  endRead(jobs: Job[]): Task[] {
    const added: Task[] = []
    for (const job of jobs) {
      const part = this.parts.get(job.part)
      if (!part || part.isRetiring) continue
      let tasks = part.tasks.get(job.subscription)
      if (!tasks) part.tasks.set(job.subscription, (tasks = new Map()))
      if (tasks.has(job.eventId)) continue
      const task: Task = { job, lease: part.lease }
      tasks.set(job.eventId, task)
      part.size++
      this.size++
      added.push(task)
    }
    const ended = this.endedDuringRead ?? []
    this.endedDuringRead = undefined
    for (const task of ended) this.release(task)
    return added
  }

  /** Moves the cursors behind what was read. @returns whether a read was full, so that there may be more */
  moveCursors(reads: FreshRead[], jobs: Job[]): boolean {
    let isFull = false
    const found = new Map<number, { count: number; last: number }>()
    for (const { part, run } of jobs) {
      const entry = found.get(part)
      if (!entry) found.set(part, { count: 1, last: run ?? 0 })
      else {
        entry.count++
        entry.last = Math.max(entry.last, run ?? 0)
      }
    }
    for (const { part: number, limit, after, until } of reads) {
      const part = this.parts.get(number)
      const entry = found.get(number)
      // A part that was dropped or forgotten meanwhile starts again.
      if (!part || !entry || until !== undefined || part.cursor !== after) continue
      part.cursor = entry.last
      isFull ||= entry.count >= limit
    }
    return isFull
  }

  /** The task of a job that is in memory. */
  find({ part, subscription, eventId }: Pick<JobKey, 'part' | 'subscription' | 'eventId'>): Task | undefined {
    return this.parts.get(part)?.tasks.get(subscription)?.get(eventId)
  }

  /** Notes that a job has ended: it is in memory until a read that is under way has ended. */
  end(task: Task): void {
    if (this.endedDuringRead) this.endedDuringRead.push(task)
    else this.release(task)
  }

  /** Removes a job from memory. */
  release({ job, lease }: Task): void {
    const part = this.parts.get(job.part)
    if (part?.lease === lease && part.tasks.get(job.subscription)?.delete(job.eventId)) {
      part.size--
      this.size--
    }
  }
}
