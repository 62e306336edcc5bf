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

/** What filters do with an event: each of them, and all together. */
export interface Effects {
  effects: Effect[]
  /** The event as the filters leave it; undefined if they drop it. */
  event: object | undefined
}

/** Returns a function that tells what filters do with an event. Those that are not valid do nothing. */
export function effectsOf(filters: readonly Filter[]): (event: object) => Effects {
  const steps = filters.map((filter) => compileFilters(problemOf(filter) === undefined ? [filter] : []))
  return (given) => {
    let event: object | undefined = given
    const effects = steps.map((step): Effect => {
      if (!event) return { kind: 'skipped' }
      const before = event
      const { event: left, applied } = step(before)
      event = left
      if (!left) return { kind: 'dropped' }
      const removed = applied.length === 0 ? [] : removedPaths(before, left)
      return removed.length > 0 ? { kind: 'changed', removed } : { kind: 'none' }
    })
    return { effects, event }
  }
}
