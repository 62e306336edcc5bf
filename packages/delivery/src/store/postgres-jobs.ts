import type { PoolClient } from 'pg'
import { chunkIdOf, jobsOf, parseChunk, placeOf, type Chunk } from './chunks'
import { NOW, rowsOf, type PostgresDatabase } from './postgres-connection'
import { FOREVER, WAITING_COLUMNS, waitingJobOf, type WaitingRow } from './rules'
import type { Depth, Job, JobKey, Shard, Store, WaitingInOrder } from './store'

/** Returns a chunk with the first of its runs only. */
const FRESH = {
  name: 'fresh',
  text: `select r.place, j.id, j.subscription, j.chunk, j.places, j.orders,
      case when row_number() over of_chunk = 1 then c.heads end, case when row_number() over of_chunk = 1 then c.bodies end
    from unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::integer[])
      with ordinality as r (destination, part, after, until, most, place)
    cross join lateral (
      select * from (
        select *, sum(cardinality(places)) over (order by id) - cardinality(places) as before from (
          select * from delivery.runs where destination = r.destination and part = r.part
          and id > r.after and id <= r.until order by id limit r.most) as bounded) as counted
      where before < r.most) as j
    join delivery.chunks c on c.id = j.chunk
    window of_chunk as (partition by j.chunk) order by r.place, j.id`
}

type FreshRow = [
  place: number,
  id: number,
  subscription: string,
  chunk: number,
  places: number[],
  orders: string | null,
  heads: string | null,
  bodies: string | null
]

const DUE = {
  name: 'due',
  text: `select ${WAITING_COLUMNS}, r.place
    from unnest($1::text[], $2::integer[]) with ordinality as r (destination, part, place)
    cross join lateral (
      select * from delivery.waiting where shard = r.destination || '/' || r.part and due_at <= ${NOW}
      order by due_at, event_id limit $3::integer) as j
    order by due_at, event_id`
}

/** The part of a store that hands out jobs. */
export function jobsIn(
  database: PostgresDatabase
): Pick<Store, 'fresh' | 'due' | 'waitingInOrder' | 'wake' | 'countCrash' | 'depth'> {
  const fresh: Store['fresh'] = async (reads) => {
    const rows = await database.rows<FreshRow>(FRESH, [
      ...shardValues(reads),
      reads.map(({ after }) => after),
      reads.map(({ until = FOREVER }) => until),
      reads.map(({ limit }) => limit)
    ])
    const chunks = new Map<number, Chunk>()
    for (const [, , , chunk, , , heads, bodies] of rows) {
      if (heads !== null && bodies !== null) chunks.set(chunk, parseChunk(heads, bodies))
    }
    return rows.flatMap(([place, id, subscription, chunk, places, orders]) =>
      jobsOf({ id, subscription, chunk, places, orders }, chunks.get(chunk)!, reads[place - 1])
    )
  }

  const due: Store['due'] = async (shards, limit) => {
    const rows = await database.rows<[...WaitingRow, place: number]>(DUE, [...shardValues(shards), limit])
    return rows.map((row) => waitingJobOf(row, shards[row[9] - 1]))
  }

  const waitingInOrder: Store['waitingInOrder'] = (shards) =>
    database.objects<WaitingInOrder>(
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

  const countCrash: Store['countCrash'] = (jobs) =>
    database.transaction(async (client) => {
      // Settlements lock the same rows in the same order, so neither waits for a run of the other.
      await client.query(
        `select from delivery.shards join unnest($1::text[], $2::integer[]) as r (destination, part) using (destination, part)
        order by destination, part for update of shards`,
        shardValues(jobs)
      )
      const deaths = jobs.length === 1 ? 1 : 0
      for (const job of jobs) {
        const { destination, part, eventId, subscription } = job
        const key = [destination, part, eventId, subscription]
        const taken = await takeFromRun(client, job)
        if (taken) {
          const { order, source, receivedAt, body } = taken
          await client.query(
            `insert into delivery.waiting (destination, part, event_id, subscription, order_key, crashes, attempts, due_at,
              shard, source, received_at, body)
            values ($1, $2, $3, $4, $5, $6, 0, ${NOW}, $7, $8, $9, $10)`,
            [...key, order, 1 + deaths, `${destination}/${part}`, source, receivedAt, body]
          )
        } else {
          await client.query(
            `update delivery.waiting set crashes = greatest(crashes, 1) + $5
            where destination = $1 and part = $2 and event_id = $3 and subscription = $4`,
            [...key, deaths]
          )
        }
      }
    })

  const depth: Store['depth'] = () =>
    database.objects<Depth>(
      `select destination, subscription, sum(fresh)::bigint as fresh, sum(waiting)::bigint as waiting,
        min(oldest) as "oldestReceivedAt"
      from (
        select destination, subscription, sum(cardinality(places)) as fresh, 0 as waiting, min(received_at) as oldest
        from delivery.runs r join delivery.chunks c on c.id = chunk group by 1, 2
        union all
        select destination, subscription, 0, count(*), min(received_at) from delivery.waiting group by 1, 2) as d
      group by 1, 2 order by 1, 2`
    )

  return { fresh, due, waitingInOrder, wake, countCrash, depth }
}

/** Removes a job from its run. @returns the job; undefined if it is not there any more */
async function takeFromRun(client: PoolClient, key: JobKey): Promise<Job | undefined> {
  const { destination, part, run, subscription } = key
  const ofRun = [destination, part, run]
  const text = `select places, orders, heads, bodies from delivery.runs r join delivery.chunks c on c.id = chunk
    where destination = $1 and part = $2 and r.id = $3`
  const [row] = await rowsOf<[number[], string | null, string, string]>(client, { text }, ofRun)
  const place = placeOf(key)
  if (run === null || !row?.[0].includes(place)) return undefined
  const [places, orders, heads, bodies] = row
  const rest = places.filter((each) => each !== place)
  await client.query(
    rest.length > 0
      ? { text: `update delivery.runs set places = $4 where ${OF_RUN}`, values: [...ofRun, rest] }
      : { text: `delete from delivery.runs where ${OF_RUN}`, values: ofRun }
  )
  const taken = { id: run, subscription, chunk: chunkIdOf(key), places: [place], orders }
  return jobsOf(taken, parseChunk(heads, bodies), key)[0]
}

const OF_RUN = 'destination = $1 and part = $2 and id = $3'

/** Shards as parameters: their destinations and their numbers. */
export function shardValues(shards: Shard[]): [string[], number[]] {
  return [shards.map(({ destination }) => destination), shards.map(({ part }) => part)]
}
