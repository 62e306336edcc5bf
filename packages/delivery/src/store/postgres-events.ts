import { rowsOf, storable, storableOrNull, type PostgresDatabase, type Queries } from './postgres-connection'
import { dayOf, messageKey, partOf, sharingCalls, type KeyedEvent } from './rules'
import type { NewEvent, Store } from './store'

/** How many events one commit of the intake has at most. */
const EVENTS_PER_COMMIT = 1000
/** What PostgreSQL says of a row that is there already, and of which table. */
const UNIQUE_VIOLATION = '23505'
const SEEN_KEY = 'seen_pkey'

/**
 * Stores keys, events and their jobs, under new IDs, unless some of the keys were seen: then it stores nothing and returns
 * those.
 */
const STORE = {
  name: 'store',
  text: `with known as materialized (
      select key from delivery.seen where day in ($1::integer - 1, $1::integer) and key = any ($2::uuid[])),
    ids as materialized (
      select array_agg(nextval('delivery.event_ids')) as list from generate_series(1, $3::integer)
      where not exists (select from known) having count(*) > 0),
    remembered as (insert into delivery.seen select $1::integer, unnest($2::uuid[]) from ids),
    stored as (
      insert into delivery.events (id, source, received_at, jobs, body)
      select ids.list[e.place], e.source, e.received_at, e.jobs, e.body
      from ids, unnest($4::integer[], $5::text[], $6::bigint[], $7::integer[], $8::text[])
        as e (place, source, received_at, jobs, body)),
    added as (
      insert into delivery.jobs (event_id, destination, part, subscription, order_key, is_shared)
      select ids.list[j.place], j.destination, j.part, j.subscription, j.order_key, j.count > 1
      from ids, unnest($9::integer[], $10::text[], $11::integer[], $12::text[], $13::text[], $14::integer[])
        as j (place, destination, part, subscription, order_key, count))
    select key::text from known`
}

/** Stores events with their jobs, under new IDs, whether or not they were seen. */
export async function addEvents(queries: Queries, events: KeyedEvent[]): Promise<void> {
  await rowsOf(queries, STORE, storedValues(events, []))
}

/** The part of a store that takes events in. */
export function eventsIn({ queries }: PostgresDatabase): Pick<Store, 'enqueue'> {
  const enqueue = sharingCalls<NewEvent, boolean>(EVENTS_PER_COMMIT, async (events) => {
    const keyed = events.map((event) => ({ event, key: messageKey(event) }))
    const unseen = new Map<string, KeyedEvent>()
    for (const each of keyed) if (!unseen.has(each.key)) unseen.set(each.key, each)
    while (unseen.size > 0) {
      try {
        const values = storedValues([...unseen.values()], [...unseen.keys()].toSorted())
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
  })

  return { enqueue }
}

/**
 * The parameters of {@link STORE}.
 *
 * @param keys those to look for and to remember, sorted: commits with the same keys in different orders would deadlock
 */
function storedValues(events: KeyedEvent[], keys: string[]): unknown[] {
  const stored = events
    .map(({ event, key }, index) => ({ event, key, place: index + 1 }))
    .filter(({ event }) => event.jobs.length > 0)
  const jobs = stored.flatMap(({ event, key, place }) =>
    event.jobs.map((job) => ({ ...job, place, part: partOf(job, key), count: event.jobs.length }))
  )
  return [
    dayOf(Date.now()),
    keys,
    events.length,
    stored.map(({ place }) => place),
    stored.map(({ event }) => storable(event.source)),
    stored.map(({ event }) => event.receivedAt),
    stored.map(({ event }) => event.jobs.length),
    textArray(stored.map(({ event }) => storable(event.body))),
    jobs.map(({ place }) => place),
    jobs.map(({ destination }) => destination),
    jobs.map(({ part }) => part),
    jobs.map(({ subscription }) => subscription),
    jobs.map(({ order }) => storableOrNull(order)),
    jobs.map(({ count }) => count)
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
