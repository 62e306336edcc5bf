import { rowsOf, storable, storableOrNull, type PostgresDatabase, type Queries } from './postgres-connection'
import { dayOf, messageKey, partOf, sharingCalls, type KeyedEvent } from './rules'
import type { NewEvent, Store } from './store'

/** How many events one commit of the intake has at most. */
const EVENTS_PER_COMMIT = 1000
/** What PostgreSQL says of a row that is there already, and of which table. */
const UNIQUE_VIOLATION = '23505'
const SEEN_KEY = 'seen_pkey'

/** Which of the keys were seen, and as many new IDs. */
const PREPARE = {
  name: 'prepare',
  text: `select null::bigint, key::text from delivery.seen
      where day in ($1::integer - 1, $1::integer) and key = any ($2::uuid[])
    union all select nextval('delivery.event_ids'), null from generate_series(1, $3::integer)`
}

/** Stores keys, events and their jobs. */
const STORE = {
  name: 'store',
  text: `with seen as (insert into delivery.seen select $1::integer, unnest($2::uuid[])),
    stored as (
      insert into delivery.events (id, source, received_at, jobs, body)
      select * from unnest($3::bigint[], $4::text[], $5::bigint[], $6::integer[], $7::text[]))
    insert into delivery.jobs (event_id, destination, part, subscription, order_key, is_shared)
    select * from unnest($8::bigint[], $9::text[], $10::integer[], $11::text[], $12::text[], $13::boolean[])`
}

/** Stores events with their jobs, under new IDs. */
export async function addEvents(queries: Queries, events: KeyedEvent[]): Promise<void> {
  const rows = await rowsOf<[number, null]>(queries, PREPARE, [dayOf(Date.now()), [], events.length])
  await queries.query({
    ...STORE,
    values: storedValues(
      events,
      rows.map(([id]) => id),
      []
    )
  })
}

/** The part of a store that takes events in. */
export function eventsIn({ queries }: PostgresDatabase): Pick<Store, 'enqueue'> {
  const enqueue = sharingCalls<NewEvent, boolean>(EVENTS_PER_COMMIT, async (events) => {
    if (events.length === 0) return []
    const keyed = events.map((event) => ({ event, key: messageKey(event) }))
    for (;;) {
      const ids: number[] = []
      const seen = new Set<string>()
      const rows = await rowsOf<[number | null, string | null]>(queries, PREPARE, [
        dayOf(Date.now()),
        keyed.map(({ key }) => key),
        events.length
      ])
      for (const [id, key] of rows) {
        if (id !== null) ids.push(id)
        else seen.add(key!.replaceAll('-', ''))
      }
      const isNew = keyed.map(({ key }) => {
        if (seen.has(key)) return false
        seen.add(key)
        return true
      })
      const accepted = keyed.filter((_, place) => isNew[place])
      try {
        await queries.query({
          ...STORE,
          values: storedValues(
            accepted,
            ids,
            accepted.map(({ key }) => key)
          )
        })
        return isNew
      } catch (error) {
        // Another process has stored one of these meanwhile.
        const { code, constraint } = error as { code?: string; constraint?: string }
        if (code !== UNIQUE_VIOLATION || constraint !== SEEN_KEY) throw error
      }
    }
  })

  return { enqueue }
}

/** The parameters of {@link STORE}. @param keys those to remember */
function storedValues(events: KeyedEvent[], ids: number[], keys: string[]): unknown[] {
  const stored = events
    .map(({ event, key }, place) => ({ event, key, id: ids[place] }))
    .filter(({ event }) => event.jobs.length > 0)
  const jobs = stored.flatMap(({ event, key, id }) =>
    event.jobs.map((job) => ({ ...job, id, part: partOf(job, key), isShared: event.jobs.length > 1 }))
  )
  return [
    dayOf(Date.now()),
    keys,
    stored.map(({ id }) => id),
    stored.map(({ event }) => storable(event.source)),
    stored.map(({ event }) => event.receivedAt),
    stored.map(({ event }) => event.jobs.length),
    stored.map(({ event }) => storable(event.body)),
    jobs.map(({ id }) => id),
    jobs.map(({ destination }) => destination),
    jobs.map(({ part }) => part),
    jobs.map(({ subscription }) => subscription),
    jobs.map(({ order }) => storableOrNull(order)),
    jobs.map(({ isShared }) => isShared)
  ]
}
