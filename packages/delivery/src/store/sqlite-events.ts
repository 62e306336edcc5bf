import { chunksOf, type KeyedEvent } from './chunks'
import { countsOf, dayOf, messageKey, sharingCalls, writerName } from './rules'
import type { SqliteFile, Transaction } from './sqlite-connection'
import { addCounts, countsAt } from './sqlite-counts'
import type { NewEvent, Store } from './store'

/** How many events one commit of the intake has at most. */
const EVENTS_PER_COMMIT = 1000

/** Remembers keys, and returns those that were not seen today or the day before. */
const REMEMBER = `insert into seen select ?1, unhex(value) from json_each(?2)
  where not exists (select 1 from seen where day = ?1 - 1 and key = unhex(value))
  on conflict do nothing returning lower(hex(key))`

/** Stores events with their jobs. */
export async function addEvents({ prepare, rows, run }: Transaction, events: KeyedEvent[]): Promise<void> {
  const chunks = chunksOf(events)
  if (chunks.length === 0) return
  const insertChunk = await prepare('insert into chunks values (?, ?, ?, ?)')
  const insertRun = await prepare('insert into runs values (?, ?, ?, ?, ?, ?, ?, ?)')
  let [[id]] = await rows<[number]>('select next from ids')
  for (const { receivedAt, heads, bodies, runs } of chunks) {
    const chunk = id++
    insertChunk.run([chunk, receivedAt, heads, bodies])
    for (const { destination, part, subscription, places, orders } of runs) {
      insertRun.run([destination, part, id++, places.length, subscription, chunk, JSON.stringify(places), orders])
    }
  }
  await run('update ids set next = ?', id)
}

/** The part of a store that takes events in. */
export function eventsIn(file: SqliteFile, now: () => number): Pick<Store, 'enqueue'> {
  const writer = writerName()
  const enqueue = sharingCalls<NewEvent, boolean>(EVENTS_PER_COMMIT, (events) =>
    file.transaction(async (transaction) => {
      const keyed = events.map((event) => ({ event, key: messageKey(event) }))
      const rows = await transaction.rows<[string]>(REMEMBER, dayOf(now()), JSON.stringify(keyed.map(({ key }) => key)))
      const unseen = new Set(rows.map(([key]) => key))
      // Of several events with one key, the first is new.
      const isNew = keyed.map(({ key }) => unseen.delete(key))
      const added = keyed.filter((_, place) => isNew[place])
      await addEvents(transaction, added)
      await addCounts(transaction, writer, countsAt(now(), countsOf(added.map(({ event }) => event))))
      return isNew
    })
  )

  return { enqueue }
}
