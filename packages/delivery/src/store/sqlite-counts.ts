import { MINUTE_MS } from './rules'
import type { SqliteFile, Transaction } from './sqlite-connection'
import type { Count, NewCount, Store } from './store'

/** Adds to the counts of a worker. */
export async function addCounts({ prepare }: Transaction, worker: string, counts: Count[]): Promise<void> {
  const add = await prepare(
    `insert into counts values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set count = count + excluded.count,
    latency_sum = latency_sum + excluded.latency_sum, latency_max = max(latency_max, excluded.latency_max)`
  )
  for (const { minute, destination, subscription, outcome, reason, count, latencySumMs, latencyMaxMs } of counts) {
    add.run([minute, destination, subscription, outcome, reason, worker, count, latencySumMs, latencyMaxMs])
  }
}

/** Makes counts of the minute of a time. */
export function countsAt(now: number, counts: NewCount[]): Count[] {
  const minute = Math.floor(now / MINUTE_MS)
  return counts.map((each) => ({ ...each, minute, latencySumMs: 0, latencyMaxMs: 0 }))
}

/** The part of a store that counts what happened. */
export function countsIn(file: SqliteFile, now: () => number): Pick<Store, 'count' | 'counts'> {
  const count: Store['count'] = (worker, counts) =>
    file.transaction((transaction) => addCounts(transaction, worker, countsAt(now(), counts)))

  const counts: Store['counts'] = async (sinceMinute) => {
    const rows = file.rows(
      `select minute, destination, subscription, outcome, reason, sum(count), sum(latency_sum), max(latency_max)
      from counts where minute >= ? group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
      sinceMinute
    )
    return rows.map(([minute, destination, subscription, outcome, reason, sum, latencySumMs, latencyMaxMs]): Count => {
      return { minute, destination, subscription, outcome, reason, count: sum, latencySumMs, latencyMaxMs }
    })
  }

  return { count, counts }
}
