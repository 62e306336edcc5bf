import { hash, randomUUID } from 'node:crypto'
import type { DeadLetter } from './dead-letter'
import {
  SHARDS_PER_DESTINATION,
  type Count,
  type Counted,
  type Job,
  type Lease,
  type NewCount,
  type NewEvent,
  type Settlement,
  type Shard
} from './store'

// What both drivers do alike.

export const MINUTE_MS = 60_000

/** The time that never comes, in milliseconds since 1970. */
export const FOREVER = Number.MAX_SAFE_INTEGER

const DAY_MS = 86_400_000

/** The days since 1970. A message is remembered on its day and on the next one. */
export function dayOf(now: number): number {
  return Math.floor(now / DAY_MS)
}

/** What is remembered of a message: 32 hexadecimal digits that depend on source and `messageId`. */
export function messageKey({ source, messageId }: Pick<NewEvent, 'source' | 'messageId'>): string {
  return hash('sha256', `${source}\0${messageId}`).slice(0, 32)
}

/** PostgreSQL has no text with U+0000 or half a surrogate pair. */
export function storable(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '\u{FFFD}') : text).toWellFormed()
}

/** The same for what may be absent. */
export function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storable(text)
}

/** A shard as the store has it. */
export interface ShardRow extends Lease {
  worker: string | null
}

/**
 * Decides which shards a worker takes: those that no living worker holds, until it has its share of each destination.
 *
 * @param rows the shards of the destinations that the worker can deliver to
 * @param living the workers that are alive, this one included
 */
export function planLeases(
  worker: string,
  rows: ShardRow[],
  living: ReadonlySet<string>
): { held: Lease[]; taken: ShardRow[]; share: number } {
  const share = Math.ceil(SHARDS_PER_DESTINATION / Math.max(living.size, 1))
  const held = rows.filter((row) => row.worker === worker)
  const heldOf = new Map<string, number>()
  for (const { destination } of held) heldOf.set(destination, (heldOf.get(destination) ?? 0) + 1)
  const taken = rows.filter((row) => {
    if (row.worker !== null && living.has(row.worker)) return false
    const mine = heldOf.get(row.destination) ?? 0
    if (mine >= share) return false
    heldOf.set(row.destination, mine + 1)
    return true
  })
  return { held: held.map(leaseOf), taken, share }
}

function leaseOf({ destination, part, epoch }: Lease): Lease {
  return { destination, part, epoch }
}

/** Lists the shards of destinations that have no row yet. */
export function missingShards(destinations: string[], rows: Shard[]): Shard[] {
  if (rows.length === destinations.length * SHARDS_PER_DESTINATION) return []
  const known = new Set(rows.map(shardName))
  return destinations
    .flatMap((destination) => Array.from({ length: SHARDS_PER_DESTINATION }, (_, part) => ({ destination, part })))
    .filter((shard) => !known.has(shardName(shard)))
}

/** A name for maps of shards. */
export function shardName({ destination, part }: Shard): string {
  return `${destination}/${part}`
}

/** The jobs of one subscription under one lease, of a list of settlements. */
export interface Settled {
  lease: Lease
  subscription: string
  /** What leaves its run: the events by the ID of the run. */
  runs: Map<number, number[]>
  /** The events whose job waited for another try, and ends. */
  ended: number[]
  counts: Count[]
}

/** Sorts settlements by lease and subscription, and counts them for one minute. */
export function settledOf(settlements: Settlement[], minute: number): Settled[] {
  const groups = new Map<Lease, Map<string, Settled>>()
  for (const settlement of settlements) {
    const { job, lease, retry } = settlement
    let ofLease = groups.get(lease)
    if (!ofLease) groups.set(lease, (ofLease = new Map()))
    let group = ofLease.get(job.subscription)
    if (!group) {
      group = { lease, subscription: job.subscription, runs: new Map(), ended: [], counts: [] }
      ofLease.set(job.subscription, group)
    }
    if (job.run !== null) {
      const events = group.runs.get(job.run)
      if (events) events.push(job.eventId)
      else group.runs.set(job.run, [job.eventId])
    } else if (!retry) group.ended.push(job.eventId)
    if (settlement.outcome !== 'postponed') countIn(group.counts, settlement, minute)
  }
  return [...groups.values()].flatMap((ofLease) => [...ofLease.values()])
}

function countIn(counts: Count[], { job, outcome, reason, latencyMs = 0 }: Settlement, minute: number): void {
  let entry = counts.find((each) => each.outcome === outcome && each.reason === reason)
  if (!entry) {
    const { destination, subscription } = job
    entry = { minute, destination, subscription, outcome, reason, count: 0, latencySumMs: 0, latencyMaxMs: 0 }
    counts.push(entry)
  }
  entry.count++
  entry.latencySumMs += latencyMs
  entry.latencyMaxMs = Math.max(entry.latencyMaxMs, latencyMs)
}

/** The leases of settlements, each once. */
export function leasesOf(settled: Settled[]): Lease[] {
  return [...new Set(settled.map(({ lease }) => lease))]
}

/** Adds a number to the sum for what is counted. The keys of the sums are names of that. */
export function addCount(sums: Map<string, NewCount>, counted: Counted, count: number): void {
  const { destination, subscription, outcome, reason } = counted
  const name = `${destination}\0${subscription}\0${outcome}\0${reason}`
  const sum = sums.get(name)
  if (sum) sum.count += count
  else sums.set(name, { destination, subscription, outcome, reason, count })
}

/** The sums of what to count for new events. */
export function countsOf(events: readonly Pick<NewEvent, 'counts'>[]): NewCount[] {
  const sums = new Map<string, NewCount>()
  for (const { counts = [] } of events) for (const counted of counts) addCount(sums, counted, 1)
  return [...sums.values()]
}

/** A name for what writes counts: each writer has rows of its own, so that none waits for another. */
export function writerName(): string {
  return `intake/${randomUUID()}`
}

/** The columns that {@link waitingJobOf} reads. */
export const WAITING_COLUMNS =
  'event_id, subscription, order_key, crashes, source, received_at, body, attempts, first_tried_at'

export type WaitingRow = [
  eventId: number,
  subscription: string,
  order: string | null,
  crashes: number,
  source: string,
  receivedAt: number,
  body: string,
  attempts: number,
  firstTriedAt: number | null
]

/** Makes a job of the row of one that waits for another try. */
export function waitingJobOf(row: readonly [...WaitingRow, ...unknown[]], { destination, part }: Shard): Job {
  return {
    destination,
    part,
    run: null,
    eventId: row[0],
    subscription: row[1],
    order: row[2],
    attempts: row[7],
    firstTriedAt: row[8],
    crashes: row[3],
    source: row[4],
    receivedAt: row[5],
    body: row[6]
  }
}

/** The columns of a {@link DeadRow}. */
export const DEAD_COLUMNS = [
  'id',
  'failed_at',
  'destination',
  'subscription',
  'message_id',
  'title',
  'source',
  'received_at',
  'body',
  'order_key',
  'code',
  'scope',
  'status',
  'attempts',
  'message',
  'sample'
]
// oxlint-disable-next-line typescript/no-explicit-any -- the columns above
export type DeadRow = any[]

/** Makes a dead letter of a row. */
export function deadLetterOf(row: DeadRow): DeadLetter {
  const [id, failedAt, destination, subscription, messageId, title, source, receivedAt, body, order, ...error] = row
  const [code, scope, status, attempts, message, sample] = error
  const event = { messageId, title, source, receivedAt, body, order }
  return { id, failedAt, destination, subscription, ...event, code, scope, status, attempts, message, sample }
}

/**
 * Makes calls that come while another one is under way share the next one.
 *
 * @param limit how many items one call gets at most, apart from a single call with more
 * @param run gets the items of the calls, and returns a result for each
 * @param atOnce how many run at a time while enough items wait for all to be full; else one does. Default: 1
 */
export function sharingCalls<Item, Result>(
  limit: number,
  run: (items: Item[]) => Promise<Result[]>,
  atOnce = 1
): (items: Item[]) => Promise<Result[]> {
  interface Call {
    items: Item[]
    resolve: (results: Result[]) => void
    reject: (error: unknown) => void
  }
  const waiting: Call[] = []
  let size = 0
  let running = 0
  const take = (): Call[] => {
    let count = 1
    let taken = waiting[0].items.length
    while (count < waiting.length && taken + waiting[count].items.length <= limit)
      taken += waiting[count++].items.length
    size -= taken
    return waiting.splice(0, count)
  }
  const isNeededBeside = (others: number) => waiting.length > 0 && (others === 0 || size >= limit)
  const goOn = async () => {
    running++
    // Lets calls of the same turn of the event loop come together.
    await new Promise((resolve) => setImmediate(resolve))
    while (isNeededBeside(running - 1)) {
      const calls = take()
      try {
        const results = await run(calls.flatMap(({ items }) => items))
        let from = 0
        for (const { items, resolve } of calls) resolve(results.slice(from, (from += items.length)))
      } catch (error) {
        for (const { reject } of calls) reject(error)
      }
    }
    running--
  }
  return (items) =>
    new Promise((resolve, reject) => {
      waiting.push({ items, resolve, reject })
      size += items.length
      if (running < atOnce && isNeededBeside(running)) void goOn()
    })
}
