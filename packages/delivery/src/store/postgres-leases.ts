import { LEASE_LOCK, NOW, type PostgresDatabase } from './postgres-connection'
import { shardValues } from './postgres-jobs'
import { MINUTE_MS, missingShards, planLeases, type ShardRow } from './rules'
import type { Lease, Store } from './store'

/** The part of a store that shares the shards among the workers. */
export function leasesIn(database: PostgresDatabase): Pick<Store, 'lease' | 'release' | 'leave'> {
  const lease: Store['lease'] = (worker, destinations, ttlMs) =>
    database.transaction(async (client) => {
      await client.query('select pg_advisory_xact_lock($1)', [LEASE_LOCK])
      await client.query(
        `insert into delivery.workers values ($1, ${NOW} + $2::bigint)
        on conflict (worker) do update set expires_at = excluded.expires_at`,
        [worker, ttlMs]
      )
      // A time far ahead was written before the clock was set back.
      await client.query(
        `delete from delivery.workers where expires_at <= ${NOW} or expires_at > ${NOW} + 10 * $1::bigint + ${MINUTE_MS}`,
        [ttlMs]
      )
      const workers = await client.query<{ worker: string }>('select worker from delivery.workers')
      const read = async () =>
        (
          await client.query<ShardRow>(
            `select destination, part, epoch, worker from delivery.shards where destination = any ($1::text[])
            order by destination, part`,
            [destinations]
          )
        ).rows
      let rows = await read()
      const missing = missingShards(destinations, rows)
      if (missing.length > 0) {
        await client.query(
          'insert into delivery.shards (destination, part) select * from unnest($1::text[], $2::integer[]) on conflict do nothing',
          [missing.map(({ destination }) => destination), missing.map(({ part }) => part)]
        )
        rows = await read()
      }
      const { held, taken, share } = planLeases(worker, rows, new Set(workers.rows.map((row) => row.worker)))
      const leases = taken.map(({ destination, part, epoch }) => ({ destination, part, epoch: epoch + 1 }))
      if (leases.length > 0) {
        await client.query(
          `update delivery.shards s set worker = $1, epoch = t.epoch
          from unnest($2::text[], $3::integer[], $4::bigint[]) as t (destination, part, epoch)
          where s.destination = t.destination and s.part = t.part`,
          [worker, ...leaseValues(leases)]
        )
      }
      return { leases: [...held, ...leases], share }
    })

  const release: Store['release'] = async (worker, leases) => {
    await database.run(
      `update delivery.shards s set worker = null
      from unnest($2::text[], $3::integer[], $4::bigint[]) as l (destination, part, epoch)
      where s.worker = $1 and s.destination = l.destination and s.part = l.part and s.epoch = l.epoch`,
      [worker, ...leaseValues(leases)]
    )
  }

  const leave: Store['leave'] = (worker) =>
    database.transaction(async (client) => {
      await client.query('update delivery.shards set worker = null where worker = $1', [worker])
      await client.query('delete from delivery.workers where worker = $1', [worker])
    })

  return { lease, release, leave }
}

/** Leases as parameters: their destinations, parts and epochs. */
export function leaseValues(leases: Lease[]): [string[], number[], number[]] {
  return [...shardValues(leases), leases.map(({ epoch }) => epoch)]
}
