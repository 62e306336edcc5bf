import { NOW, storable, storableOrNull, type PostgresDatabase } from './postgres-connection'
import { leaseValues } from './postgres-leases'
import { DEAD_COLUMNS, FOREVER, leasesOf, MINUTE_MS, settledOf } from './rules'
import type { JobKey, NewDeadLetter, Store } from './store'

/**
 * Locking the leases that are still held keeps others from taking them before the commit. `place` is the one of the lease in
 * the list of leases. Where no job waited, the comparison of the counts saves looking for each.
 */
const SETTLE = {
  name: 'settle',
  text: `with held as materialized (
      select l.place, s.destination, s.part
      from unnest($2::text[], $3::integer[], $4::bigint[]) with ordinality as l (destination, part, epoch, place)
      join delivery.shards s using (destination, part, epoch)
      where s.worker = $1 order by s.destination, s.part for share of s),
    given as materialized (
      select h.destination, h.part, g.event_id, g.subscription, g.delay, g.attempts, g.first_tried_at
      from unnest($5::integer[], $6::bigint[], $7::text[], $8::float8[], $9::integer[], $10::bigint[])
        as g (place, event_id, subscription, delay, attempts, first_tried_at)
      join held h using (place)),
    taken as (
      delete from delivery.jobs j using given g where j.destination = g.destination and j.part = g.part
      and j.event_id = g.event_id and j.subscription = g.subscription
      returning j.*, g.delay, g.attempts, g.first_tried_at),
    moved as (
      insert into delivery.waiting
        (destination, part, event_id, subscription, order_key, crashes, is_shared, attempts, first_tried_at, due_at,
        shard)
      select destination, part, event_id, subscription, order_key, crashes, is_shared, attempts, first_tried_at,
        least(${NOW} + delay, ${FOREVER})::bigint, destination || '/' || part
      from taken where delay is not null),
    kept as (
      update delivery.waiting w set attempts = g.attempts, first_tried_at = g.first_tried_at,
        due_at = least(${NOW} + g.delay, ${FOREVER})::bigint
      from given g where g.delay is not null and w.destination = g.destination and w.part = g.part
      and w.event_id = g.event_id and w.subscription = g.subscription),
    ended as (
      delete from delivery.waiting w using given g where g.delay is null and w.destination = g.destination
      and w.part = g.part and w.event_id = g.event_id and w.subscription = g.subscription
      and (select count(*) from taken) < (select count(*) from given)
      returning w.event_id, w.is_shared),
    removed as (
      delete from delivery.events e using (
        select event_id from taken where delay is null and not is_shared
        union all select event_id from ended where not is_shared) as single
      where e.id = single.event_id),
    counted as (
      insert into delivery.counts
      select ${NOW} / ${MINUTE_MS}, h.destination, c.subscription, c.outcome, c.reason, $1, sum(c.count), sum(c.latency_sum),
        max(c.latency_max)
      from unnest($11::integer[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::bigint[], $17::bigint[])
        as c (place, subscription, outcome, reason, count, latency_sum, latency_max)
      join held h using (place) group by h.destination, c.subscription, c.outcome, c.reason
      on conflict (minute, destination, subscription, outcome, reason, worker) do update
      set count = counts.count + excluded.count, latency_sum = counts.latency_sum + excluded.latency_sum,
        latency_max = greatest(counts.latency_max, excluded.latency_max)),
    buried as (
      insert into delivery.dead (${DEAD_COLUMNS.filter((column) => column !== 'id').join()})
      select ${NOW}, h.destination, d.subscription, message_id, title, source, received_at, body, order_key, code, scope,
        status, attempts, message, sample
      from json_to_recordset($18::json) as d (
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
    const jobs: unknown[][] = [[], [], [], [], [], []]
    const counts: unknown[][] = [[], [], [], [], [], [], []]
    const dead: unknown[] = []
    const add = (columns: unknown[][], ...values: unknown[]) => {
      for (let column = 0; column < columns.length; column++) columns[column].push(values[column])
    }
    for (const group of settled) {
      const place = places.get(group.lease)!
      for (const id of group.ended) add(jobs, place, id, group.subscription, null, null, null)
      for (const { subscription, outcome, reason, count, latencySumMs, latencyMaxMs } of group.counts) {
        const latency = [Math.round(latencySumMs), Math.round(latencyMaxMs)]
        add(counts, place, subscription, outcome, storable(reason), count, ...latency)
      }
    }
    for (const { job, lease, retry, dead: letter } of settlements) {
      const place = places.get(lease)!
      if (letter) dead.push({ ...deadRecord(job, letter), place, number: dead.length })
      if (!retry) continue
      const { delayMs, attempts, firstTriedAt } = retry
      add(jobs, place, job.eventId, job.subscription, Math.min(delayMs, FOREVER), attempts, firstTriedAt)
    }
    const rows = await database.rows<[number]>(SETTLE, [
      worker,
      ...leaseValues(leases),
      ...jobs,
      ...counts,
      JSON.stringify(dead)
    ])
    const held = new Set(rows.map(([place]) => place))
    return leases.filter((lease) => !held.has(places.get(lease)!))
  }

  return { settle }
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
