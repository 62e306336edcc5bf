import type { AuthTokens } from '@segment/actions-core'
import type { Retention } from '../config/config'
import type { DeadFilter, DeadLetter, NewDeadLetter } from './dead-letter'

/**
 * How many shards the jobs of one destination have. A shard belongs to one worker at a time, so this is also the most
 * workers that can deliver to one destination together.
 */
export const SHARDS_PER_DESTINATION = 8

/** An event to keep until every job of it is settled. */
export interface NewEvent {
  /** The source that sent it: with `messageId`, what makes it unique. */
  source: string
  messageId: string
  /** When the intake got it, in milliseconds since 1970. */
  receivedAt: number
  /** The event as JSON text. It is stored once, for all jobs. */
  body: string
  /** Where it goes. An event without jobs is not stored; its `messageId` is remembered all the same. */
  jobs: NewJob[]
  /** What to count for the event if it is new. Default: nothing. */
  counts?: Counted[]
}

/** One event for one subscription of one destination. */
export interface NewJob {
  /** The name of the destination in the configuration. */
  destination: string
  /** The name of the subscription in its destination. */
  subscription: string
  /** Jobs of a subscription with the same key are delivered in order. Default: no order. */
  order?: string
}

/** Part of the jobs of a destination: what a worker leases. */
export interface Shard {
  destination: string
  /** 0 to {@link SHARDS_PER_DESTINATION} - 1. */
  part: number
}

/** A shard that a worker holds. The epoch grows with each change of the holder; a settle with an old one has no effect. */
export interface Lease extends Shard {
  epoch: number
}

/** What identifies a job: the event, the destination and the subscription; and where the store has it. */
export interface JobKey extends Shard {
  /** The row of the store that it shares with others until it is tried; null if it waits for another try. */
  run: number | null
  eventId: number
  subscription: string
}

/** A job as a worker reads it. */
export interface Job extends JobKey {
  source: string
  receivedAt: number
  body: string
  order: string | null
  /** How many times the job was tried and failed. */
  attempts: number
  /** When it was tried for the first time, in milliseconds since 1970. */
  firstTriedAt: number | null
  /** 0, or 1 and the number of processes that died while they worked on this job alone: see {@link Store.countCrash}. */
  crashes: number
}

/** What is to know of an ordered job that waits for another try. */
export type WaitingInOrder = Pick<Job, 'destination' | 'part' | 'eventId' | 'subscription' | 'firstTriedAt'> & {
  order: string
}

/** Asks for jobs of one shard. */
export interface FreshRead extends Shard {
  /** Returns runs with a greater ID only. */
  after: number
  /** Returns runs up to this ID only. Default: no limit. */
  until?: number
  /** Returns no further run when there are so many jobs. A run is returned as a whole. */
  limit: number
}

/** What became of a job. `postponed` is not counted: the job was not tried. */
export type JobOutcome = 'delivered' | 'filtered' | 'retried' | 'failed' | 'discarded' | 'postponed'

/** The end of a job, or of one try. */
export interface Settlement {
  job: Job
  /** The lease under which the worker read the job. */
  lease: Lease
  outcome: JobOutcome
  /** The code of the error, or why the event was filtered or discarded. Empty if there is nothing to say. */
  reason: string
  /** Milliseconds from intake to delivery, of a delivered job. */
  latencyMs?: number
  /** Keeps the job for another try. Absent: the job ends, and is deleted. */
  retry?: {
    /** Milliseconds from now, by the clock of the store. `Infinity`: until {@link Store.wake}. */
    delayMs: number
    attempts: number
    firstTriedAt: number | null
  }
  /** Keeps the event as a dead letter. */
  dead?: NewDeadLetter
}

/**
 * Why a destination, or one of its subscriptions, does not deliver:
 * - `manual`: somebody paused it;
 * - `account`: the vendor does not accept its credentials;
 * - `mapping`: the subscription cannot make a payload of any event;
 * - `wait`: the vendor asked for a wait, by `Retry-After`;
 * - `circuit`: the vendor did not answer, several times in a row.
 */
export type PauseKind = 'manual' | 'account' | 'mapping' | 'wait' | 'circuit'

/** A pause of a destination or of a subscription, seen by every worker. */
export interface Pause {
  destination: string
  /** Empty: the whole destination. */
  subscription: string
  kind: PauseKind
  /** Why, for people. */
  reason: string
  /** A digest of the configuration that is at fault. When the configuration has another one, the pause is over. */
  fingerprint: string
  /** When it began, in milliseconds since 1970. */
  since: number
  /** Milliseconds until it ends, by the clock of the store. `Infinity`: until somebody ends it. */
  remainingMs: number
}

/** A pause that begins now. */
export type NewPause = Omit<Pause, 'since'>

/** What became of an event: for a subscription, or at the intake. */
export interface Counted {
  /** Empty for what became of an event at the intake. */
  destination: string
  /** The ID of the subscription; at the intake, of the source. */
  subscription: string
  outcome: JobOutcome | (string & {})
  /** Empty if there is nothing to say. */
  reason: string
}

/** A number of events of one minute. */
export interface Count extends Counted {
  /** Minutes since 1970. */
  minute: number
  count: number
  /** Of delivered events: the sum of the milliseconds from intake to delivery. */
  latencySumMs: number
  latencyMaxMs: number
}

/** A number of events to add to the counts. */
export type NewCount = Counted & Pick<Count, 'count'>

/** How many jobs a subscription has. */
export interface Depth {
  destination: string
  subscription: string
  /** Jobs that were not tried. */
  fresh: number
  /** Jobs that wait for another try. */
  waiting: number
  /** When the intake got the oldest event, in milliseconds since 1970. */
  oldestReceivedAt: number
}

/**
 * The state of a delivery: events, jobs, leases, pauses, dead letters, counts and tokens. Any number of processes use one
 * at the same time. Every method rejects if the store cannot be reached; what it was asked to do has then happened as a
 * whole or not at all.
 */
export interface Store {
  /**
   * Stores events with their jobs and counts. When the promise resolves, they are on disk. Calls at the same time share a
   * commit.
   *
   * @returns for each event whether it is new. A `messageId` is remembered for 24 to 48 hours; an event with a remembered
   * one is not stored
   */
  enqueue(events: NewEvent[]): Promise<boolean[]>

  /**
   * Announces a worker, which keeps its leases for another `ttlMs`; takes shards that no living worker holds, until the
   * worker has its share of each destination.
   *
   * @param destinations the destinations that the worker can deliver to
   * @param ttlMs how long the worker counts as alive without another call; the same for all workers
   * @returns the leases that the worker holds now, and how many shards of one destination are its share: it releases more
   */
  lease(worker: string, destinations: string[], ttlMs: number): Promise<{ leases: Lease[]; share: number }>

  /** Ends leases that the worker still holds, so that others can take the shards at once. */
  release(worker: string, leases: Lease[]): Promise<void>

  /** Removes a worker that stops. Its leases end. */
  leave(worker: string): Promise<void>

  /** Reads jobs that were not tried yet, by ascending IDs of runs and events within each shard. */
  fresh(reads: FreshRead[]): Promise<Job[]>

  /** Reads jobs whose next try is due, the longest due first. At most `limit` for each shard. */
  due(shards: Shard[], limit: number): Promise<Job[]>

  /** Lists the ordered jobs of shards that wait for another try, due or not. */
  waitingInOrder(shards: Shard[]): Promise<WaitingInOrder[]>

  /**
   * Records what became of jobs, in one transaction. Jobs of a shard that the worker does not hold any more, with the
   * epoch of the settlement, are left alone.
   *
   * @returns the leases that were lost
   */
  settle(worker: string, settlements: Settlement[]): Promise<Lease[]>

  /** Makes the jobs of a subscription due that wait without an end. @returns how many */
  wake(destination: string, subscription: string): Promise<number>

  /**
   * Notes for each of the jobs that a process had in work when it died that it may be what the process died of, by a number
   * of crashes of at least 1. If there was only one, the process died of it, which counts. They wait for another try.
   */
  countCrash(jobs: JobKey[]): Promise<void>

  /** Counts the jobs, by destination and subscription. Reads every job: for people, not for loops. */
  depth(): Promise<Depth[]>

  /** Starts a pause, or replaces the one of the same destination, subscription and kind. */
  pause(pause: NewPause): Promise<void>

  /** Ends pauses: of a destination or of one subscription (`''`: those of the whole destination), of one kind or of all. */
  resume(destination: string, subscription?: string, kind?: PauseKind): Promise<void>

  /** Lists the pauses that have not ended. */
  pauses(): Promise<Pause[]>

  /**
   * Lists dead letters, the newest first.
   *
   * @param page `before` continues after the letter with that ID
   */
  dead(filter: DeadFilter, page: { limit: number; before?: number }): Promise<DeadLetter[]>

  /** Turns dead letters into jobs again, with all attempts left. @returns how many */
  replay(filter: DeadFilter): Promise<number>

  /** Removes dead letters. @returns how many */
  discard(filter: DeadFilter): Promise<number>

  /** Adds to the counts of this minute, for what {@link enqueue} and {@link settle} do not count. */
  count(worker: string, counts: NewCount[]): Promise<void>

  /** Reads the counts of all processes, from a minute on, the oldest first. */
  counts(sinceMinute: number): Promise<Count[]>

  /**
   * Locks the tokens of a destination for one worker.
   *
   * @returns whether the worker has the lock; a lock that is older than `ttlMs` counts as free
   */
  lockTokens(destination: string, worker: string, ttlMs: number): Promise<boolean>
  unlockTokens(destination: string, worker: string): Promise<void>

  /** Reads tokens that were saved for the same fingerprint of settings. Newer settings make saved tokens void. */
  loadTokens(destination: string, fingerprint: string): Promise<AuthTokens | undefined>
  saveTokens(destination: string, fingerprint: string, tokens: AuthTokens): Promise<void>

  /** Removes what is not needed any more: a bounded piece of work. @returns how many chunks of events it removed */
  clean(): Promise<number>

  /** Removes old counts, old dead letters and those beyond the number that is kept. Reads every dead letter. */
  prune(retention: Pick<Retention, 'deadLetters' | 'deadLettersMs' | 'countsMs'>): Promise<void>

  /** Waits for what is under way, and closes the store. */
  close(): Promise<void>
}
