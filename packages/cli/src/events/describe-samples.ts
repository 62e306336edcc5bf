import { SAMPLES } from './catalog'
import { makeEvents } from './make-events'

/** A sample event in a list. */
export interface SampleEntry {
  name: string
  /** The call, such as `track`. */
  type: string
  /** The name of the tracked event; null for other calls. */
  event: string | null
  description: string
}

/** Lists the sample events in the order of the catalog. */
export function listSamples(): SampleEntry[] {
  return Object.entries(SAMPLES).map(([name, { description }]) => {
    const [event] = makeEvents(name)
    return { name, type: event!.type, event: event!.event ?? null, description }
  })
}

/** Writes the list as text for a terminal, a line for each sample. */
export function describeSamples(entries: SampleEntry[]): string[] {
  const width = Math.max(...entries.map(({ name }) => name.length))
  return entries.map(({ name, description }) => `${name.padEnd(width)}  ${description}`)
}
