import type { StatsContext } from './context'

function count(name: string, statsContext: StatsContext | undefined, value: number): void {
  statsContext?.statsClient?.incr(name, value, statsContext.tags)
}

/** Counts events that were refused before anything was sent, or that no trigger took. */
export function countDiscarded(statsContext: StatsContext | undefined, events = 1): void {
  count('action.multistatus_discard', statsContext, events)
}

/** Counts an event of a batch that the destination refused. */
export function countRefused(statsContext: StatsContext | undefined): void {
  count('destination.multistatus_discard', statsContext, 1)
}
