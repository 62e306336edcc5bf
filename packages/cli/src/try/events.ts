import type { DestinationDefinition, SegmentEvent } from '@segment/actions-core'
import { UsageError, objectOf, parse, readObject, readText } from '@segment/actions-input'
import { fillRequired, findSample, makeEvents, sampleNameOf, wantedEvent } from '@segment/actions-events'
import { anyFormOf, type TriedSubscription } from '@segment/actions-session'

/** Where the events come from; at most one of the two is set. */
export interface EventSource {
  /** One event: JSON, `@<file>`, `@-` for stdin, or the name of a sample. */
  event?: string
  /** Many events: a file, or `-` for stdin, with one event per line or a JSON list. */
  events?: string
}

/**
 * Reads the events to try.
 *
 * @param sample makes the event if none is given
 * @throws UsageError for input that cannot be read or is not an event, with file and line, and for an empty source
 */
export async function readEvents({ event, events }: EventSource, sample: () => SegmentEvent): Promise<SegmentEvent[]> {
  if (events !== undefined) return readMany(events)
  if (event === undefined) return [sample()]
  if (/^\s*[@{[]/.test(event)) return [(await readObject('--event', event.trim())) as unknown as SegmentEvent]
  return makeEvents(findSample(event))
}

async function readMany(path: string): Promise<SegmentEvent[]> {
  const text = await readText('--events', path)
  const events = text.trimStart().startsWith('[') ? readList(path, text) : readLines(path, text)
  if (events.length === 0) throw new UsageError(`--events: ${path} has no events.`)
  return events as unknown as SegmentEvent[]
}

function readList(path: string, text: string): Record<string, unknown>[] {
  const list = parse(`--events: ${path}`, text) as unknown[]
  return list.map((event, index) => objectOf(`--events: ${path}: element ${index + 1}`, event))
}

function readLines(path: string, text: string): Record<string, unknown>[] {
  return text.split('\n').flatMap((line, index) => {
    return line.trim() === '' ? [] : [objectOf(`--events: ${path}:${index + 1}`, readLine(path, line, index))]
  })
}

function readLine(path: string, line: string, index: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    // Parsed again with the lines before it, so that the error has the right line number.
    return parse(`--events: ${path}, which must have one event per line or a JSON list,`, '\n'.repeat(index) + line)
  }
}

/**
 * Makes a sample event: with the type and name that the trigger asks for, from the catalog if it has such an event, and
 * with a value at each path that the defaults of required fields read.
 */
export function sampleFor(
  definition: Pick<DestinationDefinition<never>, 'actions' | 'asyncActions'>,
  key: string,
  { trigger }: TriedSubscription
): SegmentEvent {
  const { type = 'track', event } = wantedEvent(trigger?.tree)
  const [sample] = makeEvents(sampleNameOf({ type, event }) ?? sampleNameOf({ type }) ?? 'track')
  const matching = { ...sample!, type: type as SegmentEvent['type'], ...(event !== undefined && { event }) }
  fillRequired(matching as unknown as Record<string, unknown>, anyFormOf(definition, key).fields)
  return matching
}
