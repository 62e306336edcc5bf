import { NOW, type PostgresDatabase } from './postgres-connection'
import {
  FOREVER,
  FRESH_COLUMNS,
  freshJobOf,
  WAITING_COLUMNS,
  waitingJobOf,
  type FreshRow,
  type WaitingRow
} from './rules'
import type { Depth, JobKey, Shard, Store } from './store'

const FRESH = {
  name: 'fresh',
  text: `select ${FRESH_COLUMNS}, r.place
    from unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::integer[])
      with ordinality as r (destination, part, after, until, most, place)
    cross join lateral (
      select * from delivery.jobs where destination = r.destination and part = r.part
      and event_id > r.after and event_id <= r.until order by event_id limit r.most) j
    join delivery.events e on e.id = j.event_id`
}

const DUE = {
  name: 'due',
  text: `select ${WAITING_COLUMNS}, r.place
    from unnest($1::text[], $2::integer[]) with ordinality as r (destination, part, place)
    cross join lateral (
      select * from delivery.waiting where shard = r.destination || '/' || r.part and due_at <= ${NOW}
      order by due_at, event_id limit $3::integer) j
    join delivery.events e on e.id = j.event_id order by j.due_at, j.event_id`
}

/** The part of a store that hands out jobs. */
export function jobsIn(
  database: PostgresDatabase
): Pick<Store, 'fresh' | 'due' | 'waitingInOrder' | 'wake' | 'countCrash' | 'depth'> {
  const fresh: Store['fresh'] = async (reads) => {
    const rows = await database.rows<[...FreshRow, place: number]>(FRESH, [
      ...shardValues(reads),
      reads.map(({ after }) => after),
      reads.map(({ until = FOREVER }) => until),
      reads.map(({ limit }) => limit)
    ])
    return rows.map((row) => freshJobOf(row, reads[row[7] - 1]))
  }

  const due: Store['due'] = async (shards, limit) => {
    const rows = await database.rows<[...WaitingRow, place: number]>(DUE, [...shardValues(shards), limit])
    return rows.map((row) => waitingJobOf(row, shards[row[9] - 1]))
  }

  const waitingInOrder: Store['waitingInOrder'] = (shards) =>
    database.objects<JobKey & { order: string; firstTriedAt: number | null }>(
      `select destination, part, event_id as "eventId", subscription, order_key as "order", first_tried_at as "firstTriedAt"
      from delivery.waiting join unnest($1::text[], $2::integer[]) as r (destination, part) using (destination, part)
      where order_key is not null`,
      shardValues(shards)
    )

  const wake: Store['wake'] = (destination, subscription) =>
    database.run(
      `update delivery.waiting set due_at = ${NOW} where destination = $1 and due_at = ${FOREVER} and subscription = $2`,
      [destination, subscription]
    )

  const countCrash: Store['countCrash'] = async (jobs) => {
    for (const table of ['jobs', 'waiting']) {
      await database.run(
        `update delivery.${table} j set crashes = crashes + 1
        from unnest($1::bigint[], $2::text[], $3::integer[], $4::text[]) as c (event_id, destination, part, subscription)
        where j.event_id = c.event_id and j.destination = c.destination and j.part = c.part
        and j.subscription = c.subscription`,
        [
          jobs.map(({ eventId }) => eventId),
          jobs.map(({ destination }) => destination),
          jobs.map(({ part }) => part),
          jobs.map(({ subscription }) => subscription)
        ]
      )
    }
  }

  const depth: Store['depth'] = () =>
    database.objects<Depth>(
      `select destination, subscription, sum(fresh)::bigint as fresh, sum(waiting)::bigint as waiting,
        (select received_at from delivery.events where id = min(oldest)) as "oldestReceivedAt"
      from (
        select destination, subscription, count(*) as fresh, 0 as waiting, min(event_id) as oldest
        from delivery.jobs group by 1, 2
        union all
        select destination, subscription, 0, count(*), min(event_id) from delivery.waiting group by 1, 2) as d
      group by 1, 2 order by 1, 2`
    )

  return { fresh, due, waitingInOrder, wake, countCrash, depth }
}

/** Shards as parameters: their destinations and their numbers. */
export function shardValues(shards: Shard[]): [string[], number[]] {
  return [shards.map(({ destination }) => destination), shards.map(({ part }) => part)]
}
