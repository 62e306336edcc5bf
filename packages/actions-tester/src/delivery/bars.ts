import type { Overview } from '@segment/actions-delivery'

/** What becomes of an event, in the order in which it is stacked and listed. */
export const OUTCOMES = ['delivered', 'retried', 'failed', 'filtered', 'discarded'] as const

/** What became of an event. */
export type DeliveryOutcome = (typeof OUTCOMES)[number]

/** Events by what became of them. */
export type OutcomeCounts = Record<DeliveryOutcome, number>

/** The counts of one bar of the plot. */
export interface Bar extends OutcomeCounts {
  /** When it starts, in milliseconds since 1970. */
  start: number
}

/**
 * The bars of a plot, oldest first, without gaps. The last one is under way.
 *
 * @param range how far back they go, and how long each is, in milliseconds
 * @param destination the only destination that counts. Default: all
 */
export function barsOf(
  { timeline, at }: Pick<Overview, 'timeline' | 'at'>,
  { of, bar }: { of: number; bar: number },
  destination?: string
): Bar[] {
  const end = Math.floor(Date.parse(at) / bar) * bar
  const bars = Array.from({ length: of / bar }, (_, index) => ({
    start: end - of + (index + 1) * bar,
    ...noCounts()
  }))
  for (const entry of timeline) {
    if (entry.destination === undefined || !isOutcome(entry.outcome)) continue
    if (destination !== undefined && entry.destination !== destination) continue
    const found = bars[Math.floor((Date.parse(entry.at) - bars[0]!.start) / bar)]
    if (found) found[entry.outcome] += entry.count
  }
  return bars
}

/** Adds up the counts of tallies. */
export function totalOf(tallies: readonly { counts: Record<string, number> }[]): OutcomeCounts {
  const total = noCounts()
  for (const { counts } of tallies) {
    for (const outcome of OUTCOMES) total[outcome] += counts[outcome] ?? 0
  }
  return total
}

function noCounts(): OutcomeCounts {
  return { delivered: 0, retried: 0, failed: 0, filtered: 0, discarded: 0 }
}

function isOutcome(name: string): name is DeliveryOutcome {
  return (OUTCOMES as readonly string[]).includes(name)
}
