import type { AuthTokens } from '@segment/actions-core'
import { NOW, type PostgresDatabase } from './postgres-connection'
import { FOREVER, storable } from './rules'
import type { Pause, Store } from './store'

/** The part of a store that keeps what the workers know of the accounts: pauses and tokens. */
export function accountsIn(
  database: PostgresDatabase
): Pick<Store, 'pause' | 'resume' | 'pauses' | 'lockTokens' | 'unlockTokens' | 'loadTokens' | 'saveTokens'> {
  const pause: Store['pause'] = async ({ destination, subscription, kind, reason, fingerprint, remainingMs }) => {
    await database.run(
      `insert into delivery.pauses
      values ($1, $2, $3, $4, $5, ${NOW}, least(${NOW} + $6::float8, ${FOREVER})::bigint)
      on conflict (destination, subscription, kind) do update set reason = excluded.reason,
        fingerprint = excluded.fingerprint, since = excluded.since, until = excluded.until`,
      [destination, subscription, kind, storable(reason), fingerprint, Math.min(remainingMs, FOREVER)]
    )
  }

  const resume: Store['resume'] = async (destination, subscription, kind) => {
    await database.run(
      `delete from delivery.pauses where destination = $1 and ($2::text is null or subscription = $2)
      and ($3::text is null or kind = $3)`,
      [destination, subscription ?? null, kind ?? null]
    )
  }

  const pauses: Store['pauses'] = async () => {
    const rows = await database.objects<Pause & { until: number; now: number }>(
      `select destination, subscription, kind, reason, fingerprint, since, until, now
      from delivery.pauses, (select ${NOW} as now) as clock where until > now order by destination, subscription, kind`
    )
    return rows.map(({ until, now, ...rest }) => ({
      ...rest,
      remainingMs: until === FOREVER ? Infinity : until - now
    }))
  }

  const lockTokens: Store['lockTokens'] = async (destination, worker, ttlMs) => {
    const changed = await database.run(
      `insert into delivery.tokens as t (destination, locked_by, locked_at) values ($1, $2, ${NOW})
      on conflict (destination) do update set locked_by = excluded.locked_by, locked_at = excluded.locked_at
      where t.locked_by is null or t.locked_by = $2 or t.locked_at not between ${NOW} - $3::bigint and ${NOW}`,
      [destination, worker, ttlMs]
    )
    return changed > 0
  }

  const unlockTokens: Store['unlockTokens'] = async (destination, worker) => {
    await database.run('update delivery.tokens set locked_by = null where destination = $1 and locked_by = $2', [
      destination,
      worker
    ])
  }

  const loadTokens: Store['loadTokens'] = async (destination, fingerprint) => {
    const rows = await database.objects<{ tokens: string | null }>(
      'select tokens from delivery.tokens where destination = $1 and fingerprint = $2',
      [destination, fingerprint]
    )
    return rows[0]?.tokens ? (JSON.parse(rows[0].tokens) as AuthTokens) : undefined
  }

  const saveTokens: Store['saveTokens'] = async (destination, fingerprint, tokens) => {
    await database.run(
      `insert into delivery.tokens (destination, fingerprint, tokens) values ($1, $2, $3)
      on conflict (destination) do update set fingerprint = excluded.fingerprint, tokens = excluded.tokens`,
      [destination, fingerprint, JSON.stringify(tokens)]
    )
  }

  return { pause, resume, pauses, lockTokens, unlockTokens, loadTokens, saveTokens }
}
