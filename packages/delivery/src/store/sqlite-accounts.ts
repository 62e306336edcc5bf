import type { AuthTokens } from '@segment/actions-core'
import { FOREVER } from './rules'
import type { SqliteFile } from './sqlite-connection'
import type { Pause, Store } from './store'

/** The part of a store that keeps what the workers know of the accounts: pauses and tokens. */
export function accountsIn(
  file: SqliteFile,
  now: () => number
): Pick<Store, 'pause' | 'resume' | 'pauses' | 'lockTokens' | 'unlockTokens' | 'loadTokens' | 'saveTokens'> {
  const pause: Store['pause'] = async ({ destination, subscription, kind, reason, fingerprint, remainingMs }) => {
    const since = now()
    const until = Math.min(since + remainingMs, FOREVER)
    await file.run(
      'insert or replace into pauses values (?, ?, ?, ?, ?, ?, ?)',
      destination,
      subscription,
      kind,
      reason,
      fingerprint,
      since,
      until
    )
  }

  const resume: Store['resume'] = async (destination, subscription, kind) => {
    await file.run(
      `delete from pauses where destination = ?1 and (?2 is null or subscription = ?2) and (?3 is null or kind = ?3)`,
      destination,
      subscription ?? null,
      kind ?? null
    )
  }

  const pauses: Store['pauses'] = async () => {
    const at = now()
    const rows = file.rows(
      `select destination, subscription, kind, reason, fingerprint, since, until from pauses where until > ?
      order by destination, subscription, kind`,
      at
    )
    return rows.map(([destination, subscription, kind, reason, fingerprint, since, until]): Pause => {
      const remainingMs = until === FOREVER ? Infinity : until - at
      return { destination, subscription, kind, reason, fingerprint, since, remainingMs }
    })
  }

  const lockTokens: Store['lockTokens'] = async (destination, worker, ttlMs) => {
    const changed = await file.run(
      `insert into tokens (destination, locked_by, locked_at) values (?1, ?2, ?3) on conflict do update
      set locked_by = ?2, locked_at = ?3
      where locked_by is null or locked_by = ?2 or locked_at not between ?3 - ?4 and ?3`,
      destination,
      worker,
      now(),
      ttlMs
    )
    return changed > 0
  }

  const unlockTokens: Store['unlockTokens'] = async (destination, worker) => {
    await file.run('update tokens set locked_by = null where destination = ? and locked_by = ?', destination, worker)
  }

  const loadTokens: Store['loadTokens'] = async (destination, fingerprint) => {
    const [row] = file.rows<[string | null]>(
      'select tokens from tokens where destination = ? and fingerprint = ?',
      destination,
      fingerprint
    )
    return row?.[0] ? (JSON.parse(row[0]) as AuthTokens) : undefined
  }

  const saveTokens: Store['saveTokens'] = async (destination, fingerprint, tokens) => {
    await file.run(
      `insert into tokens (destination, fingerprint, tokens) values (?1, ?2, ?3) on conflict do update
      set fingerprint = ?2, tokens = ?3`,
      destination,
      fingerprint,
      JSON.stringify(tokens)
    )
  }

  return { pause, resume, pauses, lockTokens, unlockTokens, loadTokens, saveTokens }
}
