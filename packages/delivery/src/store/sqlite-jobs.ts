import { jobsOf, parseChunk, type Run } from './chunks'
import { FOREVER, WAITING_COLUMNS, waitingJobOf, type WaitingRow } from './rules'
import type { SqliteFile } from './sqlite-connection'
import { takeFromRun } from './sqlite-runs'
import type { Depth, FreshRead, JobKey, Shard, Store } from './store'

/** The part of a store that hands out jobs. */
export function jobsIn(
  file: SqliteFile,
  now: () => number
): Pick<Store, 'fresh' | 'due' | 'waitingInOrder' | 'wake' | 'countCrash' | 'depth'> {
  const runsOf = ({ destination, part, after, until = FOREVER, limit }: FreshRead): Run[] => {
    const rows = file.rows<[number, string, number, string, string | null]>(
      `select id, subscription, chunk, places, orders from (
        select *, sum(size) over (order by id) - size as before from (
          select * from runs where destination = ? and part = ? and id > ? and id <= ? order by id limit ?))
      where before < ? order by id`,
      destination,
      part,
      after,
      until,
      limit,
      limit
    )
    return rows.map(([id, subscription, chunk, places, orders]) => {
      return { id, subscription, chunk, places: JSON.parse(places) as number[], orders }
    })
  }
  // By one statement, which keeps its buffer: after a statement for each chunk, its memory may go back to the system, and
  // to get it again takes three times as long as to read.
  const chunksOf = (runs: Run[]) => {
    const rows = file.rows<[number, string, string]>(
      'select id, heads, bodies from chunks where id in (select value from json_each(?))',
      JSON.stringify(runs.map(({ chunk }) => chunk))
    )
    return new Map(rows.map(([id, heads, bodies]) => [id, parseChunk(heads, bodies)]))
  }
  const fresh = async (reads: FreshRead[]) =>
    file.reading(() => {
      const runs = reads.map(runsOf)
      const chunks = chunksOf(runs.flat())
      return runs.flatMap((ofRead, place) => ofRead.flatMap((run) => jobsOf(run, chunks.get(run.chunk)!, reads[place])))
    })

  const dueOf = (shard: Shard, limit: number) => {
    const rows = file.rows<WaitingRow>(
      `select ${WAITING_COLUMNS} from waiting where destination = ? and part = ? and due_at <= ?
      order by due_at, event_id limit ?`,
      shard.destination,
      shard.part,
      now(),
      limit
    )
    return rows.map((row) => waitingJobOf(row, shard))
  }
  const due = async (shards: Shard[], limit: number) =>
    file.reading(() => shards.flatMap((shard) => dueOf(shard, limit)))

  const waitingInOrder: Store['waitingInOrder'] = async (shards) => {
    return shards.flatMap(({ destination, part }) => {
      const rows = file.rows(
        `select event_id, subscription, order_key, first_tried_at from waiting
        where destination = ? and part = ? and order_key is not null`,
        destination,
        part
      )
      return rows.map(([eventId, subscription, order, firstTriedAt]) => {
        return { destination, part, eventId, subscription, order, firstTriedAt }
      })
    })
  }

  const wake = (destination: string, subscription: string) =>
    file.run(
      'update waiting set due_at = ? where destination = ? and part >= 0 and due_at = ? and subscription = ?',
      now(),
      destination,
      FOREVER,
      subscription
    )

  const countCrash = (jobs: JobKey[]) =>
    file.transaction(async (transaction) => {
      const at = now()
      const deaths = jobs.length === 1 ? 1 : 0
      for (const job of jobs) {
        const { destination, part, eventId, subscription } = job
        const key = [destination, part, eventId, subscription]
        const taken = await takeFromRun(transaction, job)
        if (taken) {
          const { order, source, receivedAt, body } = taken
          await transaction.run(
            'insert into waiting values (?, ?, ?, ?, ?, ?, 0, null, ?, ?, ?, ?)',
            ...key,
            order,
            1 + deaths,
            at,
            source,
            receivedAt,
            body
          )
        } else {
          await transaction.run(
            `update waiting set crashes = max(crashes, 1) + ?
            where destination = ? and part = ? and event_id = ? and subscription = ?`,
            deaths,
            ...key
          )
        }
      }
    })

  const depth = async () => {
    const rows = file.rows(
      `select destination, subscription, sum(fresh), sum(waiting), min(oldest) from (
        select destination, subscription, sum(size) as fresh, 0 as waiting, min(received_at) as oldest
        from runs join chunks c on c.id = chunk group by 1, 2
        union all
        select destination, subscription, 0, count(*), min(received_at) from waiting group by 1, 2)
      group by 1, 2 order by 1, 2`
    )
    return rows.map(([destination, subscription, ofFresh, ofWaiting, oldestReceivedAt]): Depth => {
      return { destination, subscription, fresh: ofFresh, waiting: ofWaiting, oldestReceivedAt }
    })
  }

  return { fresh, due, waitingInOrder, wake, countCrash, depth }
}
