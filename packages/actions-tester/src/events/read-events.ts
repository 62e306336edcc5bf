import type { SegmentEvent } from '../api'

/** The events that a text has, or why it has none. */
export type ReadEvents = { events: SegmentEvent[]; error?: undefined } | { events?: undefined; error: string }

/** Reads an event, or a list of events, from JSON. */
export function readEvents(text: string): ReadEvents {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { error: 'The last valid event is used until this is JSON.' }
  }
  const list: unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0) return { error: 'The list has no events. The last valid event is used.' }
  const wrong = list.findIndex((each) => typeof each !== 'object' || each === null || Array.isArray(each))
  if (wrong < 0) return { events: list as SegmentEvent[] }
  const what = Array.isArray(value) ? `Entry ${wrong + 1} of the list` : 'This'
  return { error: `${what} is not an object, so it is no event. The last valid event is used.` }
}
