import { UsageError } from '../errors'
import { findSample } from './catalog'
import { describeSamples, listSamples } from './describe-samples'
import { createEventEditor, type EventEdits } from './edit-event'
import { makeEvents, type Variation } from './make-events'

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
