import { FOREVER, leasesOf, MINUTE_MS, settledOf } from './rules'
import type { SqliteFile, Transaction } from './sqlite-connection'
import { addCounts } from './sqlite-counts'
import { addDeadLetters } from './sqlite-dead-letters'
import { removeFromRuns } from './sqlite-runs'
import type { Lease, Settlement, Store } from './store'

/** The part of a store that records what became of jobs. */
export function settlingIn(file: SqliteFile, now: () => number): Pick<Store, 'settle'> {
  const settle = (worker: string, settlements: Settlement[]) =>
    file.transaction(async (transaction) => {
      const at = now()
      const settled = settledOf(settlements, Math.floor(at / MINUTE_MS))
      const lost = await lostLeases(transaction, worker, leasesOf(settled))
      const kept = settled.filter(({ lease }) => !lost.includes(lease))
      const removals = kept.flatMap((group) =>
        [...group.runs].map(([run, events]) => ({ ...group.lease, run, events, group }))
      )
      const removed = await removeFromRuns(transaction, removals)
      for (const [place, { events, group }] of removals.entries()) {
        // The others were moved to those that wait, because another process counted a crash.
        if (removed[place] < events.length) group.ended.push(...events)
      }
      const removeWaiting = await transaction.prepare(
        `delete from waiting where destination = ? and part = ? and subscription = ?
        and event_id in (select value from json_each(?))`
      )
      for (const { lease, subscription, ended } of kept) {
        if (ended.length > 0) removeWaiting.run([lease.destination, lease.part, subscription, JSON.stringify(ended)])
      }
      const others = settlements.filter(({ retry, dead, lease }) => (retry ?? dead) && !lost.includes(lease))
      await postpone(transaction, others, at)
      await addDeadLetters(transaction, others, at)
      await addCounts(
        transaction,
        worker,
        kept.flatMap(({ counts }) => counts)
      )
      return lost
    })

  return { settle }
}

async function lostLeases({ rows }: Transaction, worker: string, leases: Lease[]): Promise<Lease[]> {
  const lost = await rows<[number]>(
    `select l.key from json_each(?) l where not exists (
      select 1 from shards where destination = l.value ->> 0 and part = l.value ->> 1 and epoch = l.value ->> 2
      and worker = ?)`,
    JSON.stringify(leases.map(({ destination, part, epoch }) => [destination, part, epoch])),
    worker
  )
  return lost.map(([place]) => leases[place])
}

/** Keeps jobs for another try. */
async function postpone({ prepare }: Transaction, settlements: Settlement[], now: number): Promise<void> {
  const keep = await prepare(
    `insert into waiting values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict do update set attempts = excluded.attempts, first_tried_at = excluded.first_tried_at, due_at = excluded.due_at`
  )
  for (const { job, retry } of settlements) {
    if (!retry) continue
    const { destination, part, eventId, subscription, order, crashes, source, receivedAt, body } = job
    const tries = [retry.attempts, retry.firstTriedAt, Math.min(now + retry.delayMs, FOREVER)]
    keep.run([destination, part, eventId, subscription, order, crashes, ...tries, source, receivedAt, body])
  }
}
