import type { SegmentEvent } from '@segment/actions-core'
import { jsonOrText, parseAssignment, parsePath, removeAt, setAt, UsageError } from '@segment/actions-input'
import { findSample, describeSamples, listSamples, makeEvents, type Variation } from './catalog'

/** What `--set` takes: JSON where the text can be read as such, so that `="5"` gives the text 5. */
const SET = { flag: '--set', form: '<path>=<value>, such as properties.total=5', read: jsonOrText }

/** Changes to events, as the flags `--set` and `--remove` give them. */
export interface EventEdits {
  /** `<path>=<value>`; see {@link SET}. Default: none. */
  set?: readonly string[]
  /** Paths. Default: none. */
  remove?: readonly string[]
}

/**
 * Reads the changes and gives a function that makes them in a copy of an event: first all of `set`, then all of
 * `remove`.
 *
 * @throws UsageError for a change that cannot be read; the function throws one for a change that cannot be made
 */
export function createEventEditor({ set = [], remove = [] }: EventEdits): (event: SegmentEvent) => SegmentEvent {
  const assignments = set.map((text) => parseAssignment(SET, text))
  const paths = remove.map((text) => parsePath('--remove', text))
  return (event) => {
    const changed = assignments.reduce<unknown>(setAt, event)
    return paths.reduce<unknown>(removeAt, changed) as SegmentEvent
  }
}

/** How to print. */
export interface PrintOptions {
  /** The list as JSON rather than as text. Default false. */
  json?: boolean
  /** One event a line. Default false: JSON over several lines, a list where there are several events. */
  ndjson?: boolean
}

/**
 * Writes the list of sample events.
 *
 * @throws UsageError when there are changes, which need an event
 */
export function printSamples({ json, set = [], remove = [] }: PrintOptions & EventEdits): string {
  if (set.length + remove.length > 0) {
    throw new UsageError('Which event is to be changed? Give its name: ./bin/run events <name> --set ...')
  }
  const entries = listSamples()
  return json ? JSON.stringify(entries, undefined, 2) : describeSamples(entries).join('\n')
}

/**
 * Writes variations of the sample event that `name` means, with the changes made.
 *
 * @throws UsageError for an unknown name, and for changes that cannot be read or made
 */
export function printEvents(name: string, options: PrintOptions & EventEdits & Variation): string {
  const events = makeEvents(findSample(name), options).map(createEventEditor(options))
  if (options.ndjson) return events.map((event) => JSON.stringify(event)).join('\n')
  return JSON.stringify(events.length === 1 ? events[0] : events, undefined, 2)
}
