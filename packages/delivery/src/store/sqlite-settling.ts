import { FOREVER, leasesOf, MINUTE_MS, settledOf } from './rules'
import type { SqliteFile, Transaction, Write } from './sqlite-connection'
import { addCounts } from './sqlite-counts'
import { addDeadLetters } from './sqlite-dead-letters'
import type { Lease, Settlement, Store } from './store'

/** The part of a store that records what became of jobs. */
export function settlingIn(file: SqliteFile, now: () => number): Pick<Store, 'settle'> {
  const settle = (worker: string, settlements: Settlement[]) =>
    file.transaction(async (transaction) => {
      const at = now()
      const settled = settledOf(settlements, Math.floor(at / MINUTE_MS))
      const lost = await lostLeases(transaction, worker, leasesOf(settled))
      const kept = settled.filter(({ lease }) => !lost.includes(lease))
      const [removeJobs, removeWaiting] = await Promise.all(
        ['jobs', 'waiting'].map((table) => removal(transaction, table))
      )
      for (const { lease, subscription, ended } of kept) {
        const values = [lease.destination, lease.part, subscription, JSON.stringify(ended)]
        if (ended.length > removeJobs.run(values).changes) removeWaiting.run(values)
      }
      const removeEvents = await transaction.prepare(
        'delete from events where jobs = 1 and id in (select value from json_each(?))'
      )
      removeEvents.run([JSON.stringify(kept.flatMap(({ ended }) => ended))])
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

function removal({ prepare }: Transaction, table: string): Promise<Write> {
  return prepare(
    `delete from ${table} where destination = ? and part = ? and subscription = ?
    and event_id in (select value from json_each(?))`
  )
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

/** Keeps jobs for another try: those that were never tried move to the others that wait. */
async function postpone({ prepare }: Transaction, settlements: Settlement[], now: number): Promise<void> {
  if (settlements.length === 0) return
  const ofJob = 'destination = ?1 and part = ?2 and event_id = ?3 and subscription = ?4'
  const update = await prepare(`update waiting set attempts = ?5, first_tried_at = ?6, due_at = ?7 where ${ofJob}`)
  const move = await prepare(
    `insert into waiting select destination, part, event_id, subscription, order_key, crashes, is_shared, ?5, ?6, ?7
    from jobs where ${ofJob}`
  )
  const remove = await prepare(`delete from jobs where ${ofJob}`)
  for (const { job, retry } of settlements) {
    if (!retry) continue
    const key = [job.destination, job.part, job.eventId, job.subscription]
    const { attempts, firstTriedAt, delayMs } = retry
    const values = [...key, attempts, firstTriedAt, Math.min(now + delayMs, FOREVER)]
    if (update.run(values).changes > 0) continue
    move.run(values)
    remove.run(key)
  }
}
