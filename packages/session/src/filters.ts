import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import { compileFilters, FilterError, removedPaths, type Filter } from '@segment/actions-core/filter'
import { FailureError } from '@segment/actions-input'
import { explainTrigger } from './explain-trigger'
import { CallError } from './failure'
import type { EventOutcome, Explanation, FilterReport } from './report'
import { readSettingsFile, writeSettingsFile, type SettingsOwner } from './settings'
import { parseTrigger } from './subscription'

/**
 * Reads the filters of a destination from its settings file, where they are the member `filters`. Returns none if the
 * file has none.
 *
 * @throws FailureError if they are not a list of valid filters
 */
export function readFilters(root: string, owner: SettingsOwner): Filter[] {
  const { filters = [] } = readSettingsFile(root, owner)
  try {
    compileFilters(filters as unknown as Filter[])
    return filters as unknown as Filter[]
  } catch (error) {
    throw new FailureError(`The filters in the settings file are not valid. ${(error as Error).message}`, {
      cause: error
    })
  }
}

/**
 * Replaces the filters of a destination in its settings file.
 *
 * @throws CallError (400) for anything but a list of valid filters
 */
export function saveFilters(root: string, owner: SettingsOwner, filters: unknown): Filter[] {
  try {
    compileFilters(filters as Filter[])
  } catch (error) {
    if (error instanceof FilterError) throw new CallError(400, error.message, { cause: error })
    throw error
  }
  writeSettingsFile(root, owner, { ...readSettingsFile(root, owner), filters: filters as JSONObject[] })
  return filters as Filter[]
}

/** What filters made of an event, with a report of each. */
export interface FilteredEvent {
  /** The event for the mapping; absent if a filter dropped it. */
  event?: SegmentEvent
  filters: FilterReport[]
}

/** Applies filters to an event one by one, and reports each enabled one, up to the one that drops the event. */
export function filterEvent(filters: readonly Filter[], given: SegmentEvent): FilteredEvent {
  const reports: FilterReport[] = []
  let event = given
  for (const [position, filter] of filters.entries()) {
    if (filter.enabled === false) continue
    const { event: left, applied } = compileFilters([filter])(event)
    const { name, trigger: text } = filter
    reports.push({
      name: name ?? `Filter ${position + 1}`,
      do: filter.do,
      trigger: text === undefined ? null : explainTrigger({ text, tree: parseTrigger(text), origin: 'filter' }, event),
      applied: applied.length > 0,
      removed: left ? removedPaths(event, left) : []
    })
    if (!left) return { filters: reports }
    event = left
  }
  return { event, filters: reports }
}

/** Returns the outcome of an event that a filter dropped; undefined if none did. */
export function droppedOutcome({ filters }: Pick<Explanation, 'filters'>): EventOutcome | undefined {
  const last = filters.at(-1)
  if (!last?.applied || last.do !== 'drop') return undefined
  const reason = last.trigger ? `the event matches its trigger ${last.trigger.text}` : 'it applies to every event'
  return {
    stage: 'filter',
    status: 400,
    retry: false,
    message: `The filter '${last.name}' dropped the event: ${reason}.`
  }
}
