import { dayOf, MINUTE_MS } from './rules'
import { accountsIn } from './sqlite-accounts'
import { SqliteFile } from './sqlite-connection'
import { countsIn } from './sqlite-counts'
import { deadLettersIn } from './sqlite-dead-letters'
import { eventsIn } from './sqlite-events'
import { jobsIn } from './sqlite-jobs'
import { leasesIn } from './sqlite-leases'
import { settlingIn } from './sqlite-settling'
import { migrate } from './sqlite-tables'
import type { Store } from './store'

/** How many rows one step of cleaning reads. */
const ROWS_PER_CLEANING = 2000

/** How a store in a file behaves. */
export interface SqliteOptions {
  /** Milliseconds since 1970. Default: the clock of the machine. */
  clock?: () => number
  /** How large the file may grow; beyond, the store rejects as it does when the disk is full. Default: no limit. */
  maxBytes?: number
}

/**
 * Opens a store in a file, which it makes if it is missing. Several processes of one machine can use the same file.
 *
 * @throws when the file is not a database, or its tables are of a newer version
 */
export async function openSqlite(path: string, { clock = Date.now, maxBytes }: SqliteOptions = {}): Promise<Store> {
  const file = await SqliteFile.open(path, maxBytes)
  await migrate(file)
  const events = eventsIn(file, clock)
  return {
    ...events,
    ...jobsIn(file, clock),
    ...settlingIn(file, clock),
    ...leasesIn(file, clock),
    ...deadLettersIn(file),
    ...countsIn(file, clock),
    ...accountsIn(file, clock),
    ...cleaningIn(file, clock),
    close: async () => {
      // Waits for a commit of the intake that has been called for.
      await events.enqueue([])
      await file.close()
    }
  }
}

function cleaningIn(file: SqliteFile, now: () => number): Pick<Store, 'clean' | 'prune'> {
  /** Cleaning has looked at the chunks up to this one. */
  let cleanedTo = 0

  const clean: Store['clean'] = async () => {
    const ids = file.rows<[number]>(
      'select id from chunks where id > ? order by id limit ?',
      cleanedTo,
      ROWS_PER_CLEANING
    )
    const upTo = ids.at(-1)?.[0] ?? cleanedTo
    return file.transaction(async ({ run }) => {
      const removed = await run(
        `delete from chunks where id > ? and id <= ? and not exists (select 1 from runs where chunk = chunks.id)`,
        cleanedTo,
        upTo
      )
      cleanedTo = ids.length < ROWS_PER_CLEANING ? 0 : upTo
      await run(
        'delete from seen where (day, key) in (select day, key from seen where day < ? limit ?)',
        dayOf(now()) - 1,
        ROWS_PER_CLEANING
      )
      return removed
    })
  }

  const prune: Store['prune'] = async ({ deadLetters, deadLettersMs, countsMs }) => {
    const at = now()
    await file.transaction(async ({ run, rows }) => {
      await run('delete from counts where minute < ?', Math.floor((at - countsMs) / MINUTE_MS))
      await run('delete from dead where failed_at < ?', at - deadLettersMs)
      const surplus = await rows<[string]>('select destination from dead group by 1 having count(*) > ?', deadLetters)
      for (const [destination] of surplus) {
        await run(
          `delete from dead where destination = ?1 and id <=
          (select id from dead where destination = ?1 order by id desc limit 1 offset ?2)`,
          destination,
          deadLetters
        )
      }
    })
  }

  return { clean, prune }
}
