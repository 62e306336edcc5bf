import { placeOf, chunkIdOf, PLACES_PER_CHUNK } from './chunks'
import type { NewDeadLetter } from './dead-letter'
import { NOW, type PostgresDatabase } from './postgres-connection'
import { leaseValues } from './postgres-leases'
import { DEAD_COLUMNS, FOREVER, leasesOf, MINUTE_MS, settledOf, storable, storableOrNull } from './rules'
import type { Job, JobKey, Settlement, Store } from './store'

/**
 * Locking the leases that are still held keeps others from taking them before the commit. `place` is the one of the lease in
 * the list of leases. A job that ends is `missed` if it was moved from its run to those that wait, because another process
 * counted a crash.
 */
const SETTLE = {
  name: 'settle',
  text: `with held as materialized (
      select l.place, s.destination, s.part
      from unnest($2::text[], $3::integer[], $4::bigint[]) with ordinality as l (destination, part, epoch, place)
      join delivery.shards s using (destination, part, epoch)
      where s.worker = $1 order by s.destination, s.part for share of s),
    given as materialized (
      select h.destination, h.part, g.run, g.subscription, g.chunk, g.places::integer[] as places
      from unnest($5::integer[], $6::bigint[], $7::text[], $8::bigint[], $9::text[])
        as g (place, run, subscription, chunk, places)
      join held h using (place)),
    touched as materialized (
      select g.destination, g.part, g.run, cardinality(r.places) as before,
        array(select unnest(r.places) except select unnest(g.places) order by 1) as rest
      from given g join delivery.runs r on r.destination = g.destination and r.part = g.part and r.id = g.run
      for update of r),
    emptied as (
      delete from delivery.runs r using touched t where t.rest = '{}'
      and r.destination = t.destination and r.part = t.part and r.id = t.run),
    shrunk as (
      update delivery.runs r set places = t.rest from touched t where t.rest <> '{}'
      and r.destination = t.destination and r.part = t.part and r.id = t.run),
    postponed as materialized (
      select h.destination, h.part, p.* from json_to_recordset($10::json) as p (
        place integer, event_id bigint, subscription text, order_key text, crashes integer, attempts integer,
        first_tried_at bigint, delay float8, source text, received_at bigint, body text)
      join held h using (place)),
    missed as (
      select g.destination, g.part, g.subscription, g.chunk * ${PLACES_PER_CHUNK} + unnest(g.places) as event_id
      from given g left join touched t using (destination, part, run)
      where t.run is null or t.before - cardinality(t.rest) < cardinality(g.places)),
    ended as (
      delete from delivery.waiting w using (
        select h.destination, h.part, e.subscription, e.event_id
        from unnest($11::integer[], $12::text[], $13::bigint[]) as e (place, subscription, event_id)
        join held h using (place)
        union all
        select destination, part, subscription, event_id from missed
        except all
        select destination, part, subscription, event_id from postponed) as e
      where w.destination = e.destination and w.part = e.part and w.event_id = e.event_id
      and w.subscription = e.subscription),
    moved as (
      insert into delivery.waiting (destination, part, event_id, subscription, order_key, crashes, attempts,
        first_tried_at, due_at, shard, source, received_at, body)
      select destination, part, event_id, subscription, order_key, crashes, attempts, first_tried_at,
        least(${NOW} + delay, ${FOREVER})::bigint, destination || '/' || part, source, received_at, body
      from postponed
      on conflict (destination, part, event_id, subscription) do update
      set attempts = excluded.attempts, first_tried_at = excluded.first_tried_at, due_at = excluded.due_at),
    counted as (
      insert into delivery.counts
      select ${NOW} / ${MINUTE_MS}, h.destination, c.subscription, c.outcome, c.reason, $1, sum(c.count), sum(c.latency_sum),
        max(c.latency_max)
      from unnest($14::integer[], $15::text[], $16::text[], $17::text[], $18::bigint[], $19::bigint[], $20::bigint[])
        as c (place, subscription, outcome, reason, count, latency_sum, latency_max)
      join held h using (place) group by h.destination, c.subscription, c.outcome, c.reason
      on conflict (minute, destination, subscription, outcome, reason, worker) do update
      set count = counts.count + excluded.count, latency_sum = counts.latency_sum + excluded.latency_sum,
        latency_max = greatest(counts.latency_max, excluded.latency_max)),
    buried as (
      insert into delivery.dead (${DEAD_COLUMNS.filter((column) => column !== 'id').join()})
      select ${NOW}, h.destination, d.subscription, message_id, title, source, received_at, body, order_key, code, scope,
        status, attempts, message, sample
      from json_to_recordset($21::json) as d (
        number integer, place integer, subscription text, message_id text, title text, source text, received_at bigint, body text,
        order_key text, code text, scope text, status integer, attempts integer, message text, sample text)
      join held h using (place) order by number)
    select place from held`
}

/** The part of a store that records what became of jobs. */
export function settlingIn(database: PostgresDatabase): Pick<Store, 'settle'> {
  const settle: Store['settle'] = async (worker, settlements) => {
    const settled = settledOf(settlements, 0)
    const leases = leasesOf(settled)
    const places = new Map(leases.map((lease, place) => [lease, place + 1]))
    const runs: unknown[][] = [[], [], [], [], []]
    const ended: unknown[][] = [[], [], []]
    const counts: unknown[][] = [[], [], [], [], [], [], []]
    const add = (columns: unknown[][], ...values: unknown[]) => {
      for (let column = 0; column < columns.length; column++) columns[column].push(values[column])
    }
    for (const group of settled) {
      const place = places.get(group.lease)!
      for (const [run, events] of group.runs) {
        const numbers = events.map((eventId) => placeOf({ eventId }))
        add(runs, place, run, group.subscription, chunkIdOf({ eventId: events[0] }), `{${numbers.join()}}`)
      }
      for (const eventId of group.ended) add(ended, place, group.subscription, eventId)
      for (const { subscription, outcome, reason, count, latencySumMs, latencyMaxMs } of group.counts) {
        const latency = [Math.round(latencySumMs), Math.round(latencyMaxMs)]
        add(counts, place, subscription, outcome, storable(reason), count, ...latency)
      }
    }
    const waiting: unknown[] = []
    const dead: unknown[] = []
    for (const { job, lease, retry, dead: letter } of settlements) {
      const place = places.get(lease)!
      if (letter) dead.push({ ...deadRecord(job, letter), place, number: dead.length })
      if (retry) waiting.push({ ...waitingRecord(job, retry), place })
    }
    const rows = await database.rows<[number]>(SETTLE, [
      worker,
      ...leaseValues(leases),
      ...runs,
      JSON.stringify(waiting),
      ...ended,
      ...counts,
      JSON.stringify(dead)
    ])
    const held = new Set(rows.map(([place]) => place))
    return leases.filter((lease) => !held.has(places.get(lease)!))
  }

  return { settle }
}

function waitingRecord(job: Job, { delayMs, attempts, firstTriedAt }: NonNullable<Settlement['retry']>) {
  const { eventId, subscription, order, crashes, source, receivedAt, body } = job
  return {
    event_id: eventId,
    subscription,
    order_key: order,
    crashes,
    attempts,
    first_tried_at: firstTriedAt,
    delay: Math.min(delayMs, FOREVER),
    source,
    received_at: receivedAt,
    body
  }
}

function deadRecord({ subscription }: JobKey, dead: NewDeadLetter): Record<string, unknown> {
  const { messageId, title, source, receivedAt, body, order, code, scope, status, attempts, message, sample } = dead
  return {
    subscription,
    message_id: storable(messageId),
    title: storable(title),
    source: storable(source),
    received_at: receivedAt,
    body: storable(body),
    order_key: storableOrNull(order),
    code: storable(code),
    scope,
    status,
    attempts,
    message: storable(message),
    sample: storableOrNull(sample)
  }
}
