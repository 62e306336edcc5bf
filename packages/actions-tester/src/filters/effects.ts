import { compileFilters, removedPaths, type Filter } from '@segment/actions-core/filter'

/** What a filter does with an event. */
export type Effect =
  | { kind: 'none' }
  | { kind: 'dropped' }
  | { kind: 'changed'; removed: string[] }
  /** A filter before it has dropped the event. */
  | { kind: 'skipped' }

/** Says what is wrong with a filter; undefined if it can be saved. */
export function problemOf(filter: Filter): string | undefined {
  try {
    compileFilters([filter])
    return undefined
  } catch (error) {
    const text = (error as Error).message.replace(/^Filter 1( \('.*?'\))?: /s, '')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
}

/** Returns what each filter does with an event, and the event as they leave it: undefined if they drop it. */
export function effectsOf<Event extends object>(
  filters: readonly Filter[],
  given: Event
): { effects: Effect[]; event: Event | undefined } {
  let event: Event | undefined = given
  const effects = filters.map((filter): Effect => {
    if (!event) return { kind: 'skipped' }
    if (filter.enabled === false || problemOf(filter) !== undefined) return { kind: 'none' }
    const before: Event = event
    const { event: left, applied } = compileFilters([filter])(before)
    event = left
    if (!left) return { kind: 'dropped' }
    const removed = applied.length === 0 ? [] : removedPaths(before, left)
    return removed.length > 0 ? { kind: 'changed', removed } : { kind: 'none' }
  })
  return { effects, event }
}
