import type { Overview } from '@segment/actions-delivery'
import { barsOf as barsOfCounts, type Bar } from '../overview/bars'

/** What becomes of an event, in the order in which it is stacked and listed. */
export const OUTCOMES = ['delivered', 'retried', 'failed', 'filtered', 'discarded'] as const

/** What became of an event. */
export type DeliveryOutcome = (typeof OUTCOMES)[number]

/**
 * The bars of a plot of deliveries, oldest first.
 *
 * @param range how far back they go, and how long each is, in milliseconds
 * @param destination the only destination that counts. Default: all
 */
export function barsOf(
  { timeline, at }: Pick<Overview, 'timeline' | 'at'>,
  range: { of: number; bar: number },
  destination?: string
): Bar<DeliveryOutcome>[] {
  const entries = timeline
    // The others are counts of sources.
    .filter((entry) => entry.destination !== undefined && (!destination || entry.destination === destination))
    .map((entry) => ({ at: entry.at, [entry.outcome]: entry.count }))
  return barsOfCounts(OUTCOMES, entries, range, Date.parse(at))
}
