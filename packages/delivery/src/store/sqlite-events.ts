import { dayOf, messageKey, partOf, sharingCalls, type KeyedEvent } from './rules'
import type { SqliteFile, Transaction } from './sqlite-connection'
import type { NewEvent, Store } from './store'

/** How many events one commit of the intake has at most. */
const EVENTS_PER_COMMIT = 1000

/** Stores events with their jobs. */
export async function addEvents({ prepare, rows, run }: Transaction, events: KeyedEvent[]): Promise<void> {
  const withJobs = events.filter(({ event }) => event.jobs.length > 0)
  if (withJobs.length === 0) return
  const insertEvent = await prepare('insert into events values (?, ?, ?, ?, ?)')
  const insertJob = await prepare(
    'insert into jobs (destination, part, event_id, subscription, order_key, is_shared) values (?, ?, ?, ?, ?, ?)'
  )
  const [[first]] = await rows<[number]>('select next from ids')
  for (const [place, { event, key }] of withJobs.entries()) {
    const { source, receivedAt, body, jobs } = event
    const id = first + place
    const isShared = jobs.length > 1 ? 1 : 0
    insertEvent.run([id, source, receivedAt, jobs.length, body])
    for (const job of jobs) {
      insertJob.run([job.destination, partOf(job, key), id, job.subscription, job.order ?? null, isShared])
    }
  }
  await run('update ids set next = ?', first + withJobs.length)
}

/** The part of a store that takes events in. */
export function eventsIn(file: SqliteFile, now: () => number): Pick<Store, 'enqueue'> {
  const enqueue = sharingCalls<NewEvent, boolean>(EVENTS_PER_COMMIT, (events) =>
    file.transaction(async (transaction) => {
      const remember = await transaction.prepare(
        `insert or ignore into seen select ?1, ?2 where not exists (select 1 from seen where day = ?1 - 1 and key = ?2)`
      )
      const day = dayOf(now())
      const keyed = events.map((event) => ({ event, key: messageKey(event) }))
      const isNew = keyed.map(({ key }) => remember.run([day, Buffer.from(key, 'hex')]).changes > 0)
      await addEvents(
        transaction,
        keyed.filter((_, place) => isNew[place])
      )
      return isNew
    })
  )

  return { enqueue }
}
