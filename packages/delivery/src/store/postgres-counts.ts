import { NOW, type PostgresDatabase } from './postgres-connection'
import { MINUTE_MS, storable } from './rules'
import type { Count, NewCount, Store } from './store'

/** The part of a store that counts what happened. */
export function countsIn(database: PostgresDatabase): Pick<Store, 'count' | 'counts'> {
  const count: Store['count'] = async (worker, counts) => {
    await database.run(
      `insert into delivery.counts
      select ${NOW} / ${MINUTE_MS}, c.destination, c.subscription, c.outcome, c.reason, $1, sum(c.count), 0, 0
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
        as c (destination, subscription, outcome, reason, count)
      group by c.destination, c.subscription, c.outcome, c.reason
      on conflict (minute, destination, subscription, outcome, reason, worker) do update
      set count = counts.count + excluded.count`,
      [worker, ...countValues(counts)]
    )
  }

  const counts: Store['counts'] = (sinceMinute) =>
    database.objects<Count>(
      `select minute, destination, subscription, outcome, reason, sum(count)::bigint as count,
        sum(latency_sum)::bigint as "latencySumMs", max(latency_max) as "latencyMaxMs"
      from delivery.counts where minute >= $1 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      [Math.floor(sinceMinute)]
    )

  return { count, counts }
}

/** Counts as parameters: a list for each column. */
export function countValues(counts: NewCount[]): unknown[][] {
  return [
    counts.map(({ destination }) => destination),
    counts.map(({ subscription }) => subscription),
    counts.map(({ outcome }) => outcome),
    counts.map(({ reason }) => storable(reason)),
    counts.map(({ count }) => count)
  ]
}
