import type { Count, Depth, Pause, Store } from '../store/store'

/** What became of the events of one subscription, or at the intake of those of one source. */
export interface Tally {
  /** How many, by outcome: `delivered`, `filtered`, `retried`, `failed`, `discarded`; at the intake `accepted`, `duplicate`, `rejected`. */
  counts: Record<string, number>
  /** How many, by outcome and reason; those without a reason are left out. The most frequent first. */
  reasons: { outcome: string; reason: string; count: number }[]
}

/** A subscription. */
export interface SubscriptionStatus extends Tally {
  id: string
  /** Events that were not tried yet. */
  fresh: number
  /** Events that wait for another try. */
  waiting: number
  /** When the intake got the oldest event that waits. */
  oldestReceivedAt?: string
  /** From intake to delivery, of the events that were delivered. */
  latency?: { averageMs: number; maxMs: number }
}

/** A destination. */
export interface DestinationStatus {
  id: string
  /** Why it, or one of its subscriptions, does not deliver now. */
  pauses: PauseStatus[]
  subscriptions: SubscriptionStatus[]
}

/** Why something does not deliver now. */
export interface PauseStatus {
  /** Absent if it is the whole destination. */
  subscription?: string
  kind: Pause['kind']
  reason: string
  since: string
  /** Absent if somebody has to end it. */
  until?: string
}

/** How many events had an outcome within one span of time: of a subscription, or at the intake of a source. */
export interface TimelineEntry {
  /** When the span begins. */
  at: string
  /** Of what the intake counts. Destination and subscription are absent then. */
  source?: string
  destination?: string
  subscription?: string
  outcome: string
  count: number
}

/** What happened, and what waits. */
export interface Status {
  at: string
  /** How many minutes the counts cover, the current one included. */
  minutes: number
  sources: (Tally & { id: string })[]
  destinations: DestinationStatus[]
  /** The same counts over time, the oldest first. */
  timeline: TimelineEntry[]
}

/** What {@link readStatus} reads. */
export type StatusStore = Pick<Store, 'counts' | 'depth' | 'pauses'>

const MINUTE_MS = 60_000

/** What of a status to read. */
export interface StatusOptions {
  /** How far the counts go back. Default: 60. */
  minutes?: number
  /** How many minutes an entry of the timeline covers, counted from 1970. Default: 1. */
  span?: number
  /** The time in milliseconds since 1970. Default: that of the machine. */
  now?: number
}

/** Reads what happened in the last minutes, and what waits now. */
export async function readStatus(
  store: StatusStore,
  { minutes = 60, span = 1, now = Date.now() }: StatusOptions = {}
): Promise<Status> {
  const since = Math.floor(now / MINUTE_MS) - minutes + 1
  const [counts, depths, pauses] = await Promise.all([store.counts(since), store.depth(), store.pauses()])
  const ofDestinations = counts.filter(({ destination }) => destination !== '')
  const ids = [...ofDestinations, ...depths, ...pauses].map(({ destination }) => destination)
  const sources = groupBy(
    counts.filter(({ destination }) => destination === ''),
    ({ subscription }) => subscription
  )
  return {
    at: new Date(now).toISOString(),
    minutes,
    sources: [...sources].toSorted(byName).map(([id, own]) => ({ id, ...tallyOf(own) })),
    destinations: [...new Set(ids)].toSorted().map((id) => ({
      id,
      pauses: pauses.filter(({ destination }) => destination === id).map((pause) => pauseStatusOf(pause, now)),
      subscriptions: subscriptionsOf(
        ofDestinations.filter(({ destination }) => destination === id),
        depths.filter(({ destination }) => destination === id)
      )
    })),
    timeline: timelineOf(counts, span)
  }
}

function timelineOf(counts: readonly Count[], span: number): TimelineEntry[] {
  const entries = new Map<string, TimelineEntry>()
  for (const { minute, destination, subscription, outcome, count } of counts) {
    const start = minute - (minute % span)
    const key = JSON.stringify([start, destination, subscription, outcome])
    const entry = entries.get(key) ?? {
      at: new Date(start * MINUTE_MS).toISOString(),
      ...(destination === '' ? { source: subscription } : { destination, subscription }),
      outcome,
      count: 0
    }
    entry.count += count
    entries.set(key, entry)
  }
  return [...entries.values()].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
}

function pauseStatusOf({ subscription, kind, reason, since, remainingMs }: Pause, now: number): PauseStatus {
  return {
    ...(subscription !== '' && { subscription }),
    kind,
    reason,
    since: new Date(since).toISOString(),
    ...(remainingMs !== Infinity && { until: new Date(now + remainingMs).toISOString() })
  }
}

function subscriptionsOf(counts: readonly Count[], depths: readonly Depth[]): SubscriptionStatus[] {
  const byId = groupBy(counts, ({ subscription }) => subscription)
  const ids = new Set([...byId.keys(), ...depths.map(({ subscription }) => subscription)])
  return [...ids].toSorted().map((id) => {
    const own = byId.get(id) ?? []
    const depth = depths.find(({ subscription }) => subscription === id)
    const delivered = own.filter(({ outcome }) => outcome === 'delivered')
    const total = sum(delivered.map(({ count }) => count))
    return {
      id,
      ...tallyOf(own),
      fresh: depth?.fresh ?? 0,
      waiting: depth?.waiting ?? 0,
      ...(depth && { oldestReceivedAt: new Date(depth.oldestReceivedAt).toISOString() }),
      ...(total > 0 && {
        latency: {
          averageMs: Math.round(sum(delivered.map(({ latencySumMs }) => latencySumMs)) / total),
          maxMs: Math.max(...delivered.map(({ latencyMaxMs }) => latencyMaxMs))
        }
      })
    }
  })
}

function tallyOf(counts: readonly Count[]): Tally {
  const byOutcome = groupBy(counts, ({ outcome }) => outcome)
  const byReason = groupBy(
    counts.filter(({ reason }) => reason !== ''),
    ({ outcome, reason }) => JSON.stringify([outcome, reason])
  )
  const numberOf = (own: readonly Count[]) => sum(own.map(({ count }) => count))
  return {
    counts: Object.fromEntries([...byOutcome].map(([outcome, own]) => [outcome, numberOf(own)])),
    reasons: [...byReason.values()]
      .map((own) => ({ outcome: own[0]!.outcome, reason: own[0]!.reason, count: numberOf(own) }))
      .toSorted((a, b) => b.count - a.count)
  }
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
