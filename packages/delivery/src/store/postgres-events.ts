import { chunksOf, type KeyedEvent } from './chunks'
import { NOW, rowsOf, type PostgresDatabase, type Queries } from './postgres-connection'
import { countValues } from './postgres-counts'
import { countsOf, dayOf, messageKey, MINUTE_MS, sharingCalls, storable, writerName } from './rules'
import type { NewEvent, Store } from './store'

/** How many events one commit of the intake has at most. */
const EVENTS_PER_COMMIT = 1000
/**
 * How many full commits run at a time: the server works on one while this process prepares the next. Their order is open, as
 * it is for requests at the same time; a request that is sent after the answer to another one comes after it.
 */
const COMMITS_AT_ONCE = 2
/** What PostgreSQL says of a row that is there already, and of which table. */
const UNIQUE_VIOLATION = '23505'
const SEEN_KEY = 'seen_pkey'

/**
 * Stores keys, chunks, runs and counts, under new IDs, unless some of the keys were seen: then it stores nothing and returns
 * those. It looks for each key by itself: while the table is small, a condition on all of them is planned as a read of a
 * whole day.
 */
const STORE = {
  name: 'store',
  text: `with known as materialized (
      select k.key from unnest($2::uuid[]) as k (key) cross join lateral (
        select from delivery.seen s where s.day in ($1::integer - 1, $1::integer) and s.key = k.key limit 1) as s),
    ids as materialized (
      select array_agg(nextval('delivery.event_ids')) as list from generate_series(1, $3::integer)
      where not exists (select from known) having count(*) > 0),
    remembered as (insert into delivery.seen select $1::integer, unnest($2::uuid[]) from ids),
    stored as (
      insert into delivery.chunks (id, received_at, heads, bodies)
      select ids.list[c.number], c.received_at, c.heads, c.bodies
      from ids, unnest($4::bigint[], $5::text[], $6::text[]) with ordinality as c (received_at, heads, bodies, number)),
    added as (
      insert into delivery.runs (id, chunk, destination, part, subscription, places, orders)
      select ids.list[r.number], ids.list[r.chunk], r.destination, r.part, r.subscription, r.places::integer[], r.orders
      from ids, unnest($7::integer[], $8::integer[], $9::text[], $10::integer[], $11::text[], $12::text[], $13::text[])
        as r (number, chunk, destination, part, subscription, places, orders)),
    counted as (
      insert into delivery.counts
      select ${NOW} / ${MINUTE_MS}, c.destination, c.subscription, c.outcome, c.reason, $14, c.count, 0, 0
      from ids, unnest($15::text[], $16::text[], $17::text[], $18::text[], $19::bigint[])
        as c (destination, subscription, outcome, reason, count)
      on conflict (minute, destination, subscription, outcome, reason, worker) do update
      set count = counts.count + excluded.count)
    select key::text from known`
}

/** Stores events with their jobs, under new IDs, whether or not they were seen. */
export async function addEvents(queries: Queries, events: KeyedEvent[]): Promise<void> {
  await rowsOf(queries, STORE, storedValues(events, [], ''))
}

/** The part of a store that takes events in. */
export function eventsIn({ queries }: PostgresDatabase): Pick<Store, 'enqueue'> {
  const store = async (events: NewEvent[], writer: string): Promise<boolean[]> => {
    const keyed = events.map((event) => ({ event, key: messageKey(event) }))
    const unseen = new Map<string, KeyedEvent>()
    for (const each of keyed) if (!unseen.has(each.key)) unseen.set(each.key, each)
    while (unseen.size > 0) {
      try {
        const values = storedValues([...unseen.values()], [...unseen.keys()].toSorted(), writer)
        const rows = await rowsOf<[string]>(queries, STORE, values)
        if (rows.length === 0) break
        for (const [key] of rows) unseen.delete(key.replaceAll('-', ''))
      } catch (error) {
        // Another process has stored one of these meanwhile.
        const { code, constraint } = error as { code?: string; constraint?: string }
        if (code !== UNIQUE_VIOLATION || constraint !== SEEN_KEY) throw error
      }
    }
    // Of several events with one key, the first is new.
    return keyed.map(({ key }) => unseen.delete(key))
  }

  // Each of the commits that run at a time has counts of its own.
  const idleWriters = Array.from({ length: COMMITS_AT_ONCE }, writerName)
  const storeAndCount = async (events: NewEvent[]) => {
    const writer = idleWriters.pop()!
    try {
      return await store(events, writer)
    } finally {
      idleWriters.push(writer)
    }
  }
  return { enqueue: sharingCalls(EVENTS_PER_COMMIT, storeAndCount, COMMITS_AT_ONCE) }
}

/**
 * The parameters of {@link STORE}.
 *
 * @param keys those to look for and to remember, sorted: commits with the same keys in different orders would deadlock
 */
function storedValues(events: KeyedEvent[], keys: string[], writer: string): unknown[] {
  const chunks = chunksOf(events)
  const runs = chunks.flatMap((chunk, place) => chunk.runs.map((run) => ({ ...run, chunk: place + 1 })))
  return [
    dayOf(Date.now()),
    `{${keys.join()}}`,
    // The keys are stored with the first ID.
    Math.max(chunks.length + runs.length, 1),
    chunks.map(({ receivedAt }) => receivedAt),
    textArray(chunks.map(({ heads }) => heads)),
    textArray(chunks.map(({ bodies }) => storable(bodies))),
    runs.map((_, place) => chunks.length + place + 1),
    runs.map(({ chunk }) => chunk),
    runs.map(({ destination }) => destination),
    runs.map(({ part }) => part),
    runs.map(({ subscription }) => subscription),
    runs.map(({ places }) => `{${places.join()}}`),
    runs.map(({ orders }) => orders),
    writer,
    ...countValues(countsOf(events.map(({ event }) => event)))
  ]
}

/** The OID of text. */
const TEXT = 25
const ARRAY_HEADER_BYTES = 20

/**
 * Makes a parameter for `text[]` in PostgreSQL's binary format: dimensions, whether there are nulls, the type; the size and
 * the first index; then each text with its length (`array_recv` in `utils/adt/arrayfuncs.c`). The driver makes a text of
 * such a list, which takes four times as long for events, as it escapes each of their quotes.
 */
function textArray(texts: string[]): Buffer {
  const bytes = texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text), ARRAY_HEADER_BYTES)
  const array = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const number of [1, 0, TEXT, texts.length, 1]) at = array.writeInt32BE(number, at)
  for (const text of texts) {
    const length = array.write(text, at + 4)
    at = array.writeInt32BE(length, at) + length
  }
  return array
}
