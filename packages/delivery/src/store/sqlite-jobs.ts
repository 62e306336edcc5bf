import {
  FOREVER,
  FRESH_COLUMNS,
  freshJobOf,
  WAITING_COLUMNS,
  waitingJobOf,
  type FreshRow,
  type WaitingRow
} from './rules'
import type { SqliteFile } from './sqlite-connection'
import type { Depth, FreshRead, JobKey, Shard, Store } from './store'

/** The part of a store that hands out jobs. */
export function jobsIn(
  file: SqliteFile,
  now: () => number
): Pick<Store, 'fresh' | 'due' | 'waitingInOrder' | 'wake' | 'countCrash' | 'depth'> {
  const freshOf = (read: FreshRead) => {
    const { destination, part, after, until = FOREVER, limit } = read
    const rows = file.rows<FreshRow>(
      `select ${FRESH_COLUMNS} from jobs j join events e on e.id = j.event_id
      where j.destination = ? and j.part = ? and j.event_id > ? and j.event_id <= ? order by j.event_id limit ?`,
      destination,
      part,
      after,
      until,
      limit
    )
    return rows.map((row) => freshJobOf(row, read))
  }
  const fresh = async (reads: FreshRead[]) => file.reading(() => reads.flatMap(freshOf))

  const dueOf = (shard: Shard, limit: number) => {
    const rows = file.rows<WaitingRow>(
      `select ${WAITING_COLUMNS} from waiting j join events e on e.id = j.event_id
      where j.destination = ? and j.part = ? and j.due_at <= ? order by j.due_at, j.event_id limit ?`,
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
    file.transaction(async ({ prepare }) => {
      for (const table of ['jobs', 'waiting']) {
        const count = await prepare(
          `update ${table} set crashes = crashes + 1
          where destination = ? and part = ? and event_id = ? and subscription = ?`
        )
        for (const { destination, part, eventId, subscription } of jobs) {
          count.run([destination, part, eventId, subscription])
        }
      }
    })

  const depth = async () => {
    const rows = file.rows(
      `select destination, subscription, fresh, waiting, received_at from (
        select destination, subscription, sum(fresh) as fresh, sum(waiting) as waiting, min(oldest) as oldest from (
          select destination, subscription, count(*) as fresh, 0 as waiting, min(event_id) as oldest from jobs group by 1, 2
          union all
          select destination, subscription, 0, count(*), min(event_id) from waiting group by 1, 2)
        group by 1, 2) join events on id = oldest order by 1, 2`
    )
    return rows.map(([destination, subscription, ofFresh, ofWaiting, oldestReceivedAt]): Depth => {
      return { destination, subscription, fresh: ofFresh, waiting: ofWaiting, oldestReceivedAt }
    })
  }

  return { fresh, due, waitingInOrder, wake, countCrash, depth }
}
