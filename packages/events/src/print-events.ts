import type { SegmentEvent } from '@segment/actions-core'
import { jsonOrText, parseAssignment, parsePath, removeAt, setAt, UsageError } from '@segment/actions-input'
import { findSample, describeSamples, listSamples, makeEvents, type Variation } from './catalog'

/** Parses `--set`: as JSON if possible, so that `="5"` is the text 5, otherwise as text. */
const SET = { flag: '--set', form: '<path>=<value>, such as properties.total=5', read: jsonOrText }

/** Changes to events, from the flags `--set` and `--remove`. */
export interface EventEdits {
  /** `<path>=<value>`; see {@link SET}. Default: none. */
  set?: readonly string[]
  /** Paths. Default: none. */
  remove?: readonly string[]
}

/**
 * Parses the changes. Returns a function that applies them to a copy of an event: first all of `set`, then all of
 * `remove`.
 *
 * @throws UsageError for a change that cannot be parsed; the function throws one for a change that cannot be applied
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
  /** Prints the list as JSON instead of text. Default: false. */
  json?: boolean
  /** Prints one event per line. Default: false, which is indented JSON, and a list if there are several events. */
  ndjson?: boolean
}

/**
 * Prints the list of sample events.
 *
 * @throws UsageError if there are changes, which need an event
 */
export function printSamples({ json, set = [], remove = [] }: PrintOptions & EventEdits): string {
  if (set.length + remove.length > 0) {
    throw new UsageError('--set and --remove need an event. Name it: ./bin/run events <name> --set ...')
  }
  const entries = listSamples()
  return json ? JSON.stringify(entries, undefined, 2) : describeSamples(entries).join('\n')
}

/**
 * Prints variations of the sample event that `name` refers to, with the changes applied.
 *
 * @throws UsageError for an unknown name, and for changes that cannot be parsed or applied
 */
export function printEvents(name: string, options: PrintOptions & EventEdits & Variation): string {
  const events = makeEvents(findSample(name), options).map(createEventEditor(options))
  if (options.ndjson) return events.map((event) => JSON.stringify(event)).join('\n')
  return JSON.stringify(events.length === 1 ? events[0] : events, undefined, 2)
}
