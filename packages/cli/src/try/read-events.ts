import type { SegmentEvent } from '@segment/actions-core'
import { UsageError, objectOf, parse, readObject, readText } from '@segment/actions-input'
import { findSample, makeEvents } from '@segment/actions-events'

/** Where the events come from; at most one of the two is given. */
export interface EventSource {
  /** One event: JSON, `@<file>`, `@-` for stdin, or the name of a sample. */
  event?: string
  /** Many events: a file, or `-` for stdin, with one event a line, or with a JSON list. */
  events?: string
}

/**
 * Reads the events to try.
 *
 * @param sample makes the event where none is given
 * @throws UsageError for what cannot be read or is no event, with file and line, and for a source without events
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
  if (events.length === 0) throw new UsageError(`--events: ${path} holds no event.`)
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
    // Once more with the lines before it, so that the message has its place in the file.
    return parse(`--events: ${path}, which is to have one event a line or a JSON list,`, '\n'.repeat(index) + line)
  }
}
