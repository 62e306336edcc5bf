import type { PoolClient } from 'pg'
import { accountsIn } from './postgres-accounts'
import { CLEANING_LOCK, NOW, PostgresDatabase, rowsOf } from './postgres-connection'
import { countsIn } from './postgres-counts'
import { deadLettersIn } from './postgres-dead-letters'
import { eventsIn } from './postgres-events'
import { jobsIn } from './postgres-jobs'
import { leasesIn } from './postgres-leases'
import { settlingIn } from './postgres-settling'
import { migrate } from './postgres-tables'
import { dayOf, MINUTE_MS } from './rules'
import type { Store } from './store'

/** How many rows one step of cleaning reads. */
const ROWS_PER_CLEANING = 2000

/** Opens a store in a PostgreSQL database of version 15 or later, in the schema `delivery`. */
export async function openPostgres(url: string): Promise<Store> {
  const database = await PostgresDatabase.open(url)
  try {
    await migrate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  const events = eventsIn(database)
  return {
    ...events,
    ...jobsIn(database),
    ...settlingIn(database),
    ...leasesIn(database),
    ...deadLettersIn(database),
    ...countsIn(database),
    ...accountsIn(database),
    ...cleaningIn(database),
    close: async () => {
      // Waits for a commit of the intake that has been called for.
      await events.enqueue([])
      await database.close()
    }
  }
}

function cleaningIn(database: PostgresDatabase): Pick<Store, 'clean' | 'prune'> {
  /** Cleaning has looked at the chunks up to this one. */
  let cleanedTo = 0

  /** Runs `work` in a transaction, unless another process cleans now. */
  const alone = <Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result | undefined> =>
    database.transaction(async (client) => {
      const lock = { text: 'select pg_try_advisory_xact_lock($1)' }
      const [[isFree]] = await rowsOf<[boolean]>(client, lock, [CLEANING_LOCK])
      return isFree ? work(client) : undefined
    })

  const clean: Store['clean'] = async () => {
    const removed = await alone(async (client) => {
      const [[count, last]] = await rowsOf<[number, number | null]>(
        client,
        {
          text: 'select count(*), max(id) from (select id from delivery.chunks where id > $1 order by id limit $2) as c'
        },
        [cleanedTo, ROWS_PER_CLEANING]
      )
      const { rowCount } = await client.query(
        `delete from delivery.chunks c where id > $1 and id <= $2
        and not exists (select from delivery.runs where chunk = c.id)`,
        [cleanedTo, last ?? cleanedTo]
      )
      cleanedTo = count < ROWS_PER_CLEANING ? 0 : (last ?? 0)
      await client.query(
        'delete from delivery.seen where (day, key) in (select day, key from delivery.seen where day < $1 limit $2)',
        [dayOf(Date.now()) - 1, ROWS_PER_CLEANING]
      )
      return rowCount
    })
    return removed ?? 0
  }

  const prune: Store['prune'] = async ({ deadLetters, deadLettersMs, countsMs }) => {
    await alone(async (client) => {
      await client.query(`delete from delivery.counts where minute < (${NOW} - $1::bigint) / ${MINUTE_MS}`, [countsMs])
      await client.query(`delete from delivery.dead where failed_at < ${NOW} - $1::bigint`, [deadLettersMs])
      await client.query(
        `delete from delivery.dead d using (
          select destination, (array_agg(id order by id desc))[$1::integer + 1] as last
          from delivery.dead group by destination having count(*) > $1::integer) as surplus
        where d.destination = surplus.destination and d.id <= surplus.last`,
        [deadLetters]
      )
    })
  }

  return { clean, prune }
}
