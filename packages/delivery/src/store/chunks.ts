import { hash } from 'node:crypto'
import { SHARDS_PER_DESTINATION, type Job, type JobKey, type NewEvent, type NewJob, type Shard } from './store'
import { storable } from './rules'

// How events and jobs are stored. Events that come together are one row, a chunk, and the jobs of a chunk for one shard and
// subscription are one row, a run: a row takes about as long whether it has one event or a hundred.

/** How many events one chunk has at most, and how many characters, apart from a single event with more. */
const EVENTS_PER_CHUNK = 100
const CHARACTERS_PER_CHUNK = 100_000
/** The ID of an event is that of its chunk times this, plus its place in the chunk. */
export const PLACES_PER_CHUNK = 1024

/** An event to store, and the digest that `messageKey` makes. */
export interface KeyedEvent {
  event: Omit<NewEvent, 'messageId'>
  key: string
}

/** Events to store in one row. */
export interface NewChunk {
  /** When the intake got the first one. */
  receivedAt: number
  /** The source, the time and the beginning of the body of each event, as JSON text. */
  heads: string
  /** The bodies of the events, one after another. */
  bodies: string
  runs: NewRun[]
}

/** Jobs to store in one row. */
export interface NewRun extends Shard {
  subscription: string
  /** The events that have a job, by their places in the chunk. */
  places: number[]
  /** The order keys by place, as JSON text; null if there are none. */
  orders: string | null
}

type Head = [source: string, receivedAt: number, start: number]

/** Puts events with jobs into chunks, in their order. */
export function chunksOf(events: KeyedEvent[]): NewChunk[] {
  const chunks: NewChunk[] = []
  let together: KeyedEvent[] = []
  let characters = 0
  const complete = () => {
    if (together.length > 0) chunks.push(chunkOf(together))
    together = []
    characters = 0
  }
  for (const each of events) {
    const { jobs, body } = each.event
    if (jobs.length === 0) continue
    if (together.length === EVENTS_PER_CHUNK || characters + body.length > CHARACTERS_PER_CHUNK) complete()
    together.push(each)
    characters += body.length
  }
  complete()
  return chunks
}

function chunkOf(events: KeyedEvent[]): NewChunk {
  const heads: Head[] = []
  const runs = new Map<string, { run: NewRun; orders: Record<number, string> }>()
  // Jobs without an order need not be spread: those of the next chunk go to another shard.
  const part = partOf(events[0].key)
  let start = 0
  for (const [place, { event }] of events.entries()) {
    heads.push([storable(event.source), event.receivedAt, start])
    start += event.body.length
    for (const job of event.jobs) addJob(runs, job, place, part)
  }
  return {
    receivedAt: events[0].event.receivedAt,
    heads: JSON.stringify(heads),
    bodies: events.map(({ event }) => event.body).join(''),
    runs: [...runs.values()].map(({ run, orders }) => {
      return Object.keys(orders).length > 0 ? { ...run, orders: JSON.stringify(orders) } : run
    })
  }
}

function addJob(
  runs: Map<string, { run: NewRun; orders: Record<number, string> }>,
  { destination, subscription, order }: NewJob,
  place: number,
  anyPart: number
): void {
  const part = order === undefined ? anyPart : partOf(hash('sha256', order))
  const name = `${part}\0${destination}\0${subscription}`
  let entry = runs.get(name)
  if (!entry) {
    entry = { run: { destination, part, subscription, places: [], orders: null }, orders: {} }
    runs.set(name, entry)
  }
  entry.run.places.push(place)
  if (order !== undefined) entry.orders[place] = storable(order)
}

function partOf(digest: string): number {
  return Number.parseInt(digest.slice(0, 2), 16) % SHARDS_PER_DESTINATION
}

/** A run as it is stored. */
export interface Run {
  id: number
  subscription: string
  chunk: number
  places: number[]
  orders: string | null
}

/** A chunk as it is read. */
export interface Chunk {
  heads: Head[]
  bodies: string
}

/** Reads the columns of a chunk. */
export function parseChunk(heads: string, bodies: string): Chunk {
  return { heads: JSON.parse(heads) as Head[], bodies }
}

/** Makes the jobs of a run. */
export function jobsOf(run: Run, { heads, bodies }: Chunk, { destination, part }: Shard): Job[] {
  const orders = run.orders === null ? {} : (JSON.parse(run.orders) as Record<number, string>)
  return run.places.map((place) => {
    const [source, receivedAt, start] = heads[place]
    return {
      destination,
      part,
      run: run.id,
      eventId: run.chunk * PLACES_PER_CHUNK + place,
      subscription: run.subscription,
      order: orders[place] ?? null,
      attempts: 0,
      firstTriedAt: null,
      crashes: 0,
      source,
      receivedAt,
      body: bodies.slice(start, heads[place + 1]?.[2])
    }
  })
}

/** The chunk of an event. */
export function chunkIdOf({ eventId }: Pick<JobKey, 'eventId'>): number {
  return Math.floor(eventId / PLACES_PER_CHUNK)
}

/** The place of an event in its chunk. */
export function placeOf({ eventId }: Pick<JobKey, 'eventId'>): number {
  return eventId % PLACES_PER_CHUNK
}
