import { BoundedCache } from '@segment/actions-core'
import { sha256 } from './hash'

/** Identifies an account: the settings and, with OAuth, the tokens. */
export interface Account {
  settings: object
  auth?: { accessToken?: string; refreshToken?: string }
}

/**
 * Caches look-ups in accounts, such as the fields of their records, for a while. Each account has its own entries.
 * {@link BoundedCache} limits the entries of all accounts together.
 *
 * Create one for each kind of look-up, at the top of its module.
 *
 * @example
 * ```ts
 * const fieldIds = new AccountCache<string>({ minutes: 10 })
 * const id = fieldIds.get(account, 'plan') ?? fieldIds.set(account, 'plan', await lookUp('plan'))
 * ```
 */
export class AccountCache<Value> {
  private readonly entries = new BoundedCache<string, { value: Value; until: number }>()
  private readonly lifetime: number

  /** @param minutes the lifetime of an entry */
  constructor({ minutes }: { minutes: number }) {
    this.lifetime = minutes * 60_000
  }

  /** Returns the value of a key, or `undefined`. */
  get(account: Account, key: string): Value | undefined {
    const entry = this.entries.get(keyOf(account, key))
    return entry && entry.until > Date.now() ? entry.value : undefined
  }

  /** Stores a value under a key, and returns it. */
  set(account: Account, key: string, value: Value): Value {
    this.entries.set(keyOf(account, key), { value, until: Date.now() + this.lifetime })
    return value
  }

  /** Removes the value of a key, because it has proved to be out of date. */
  delete(account: Account, key: string): void {
    this.entries.delete(keyOf(account, key))
  }
}

/** Access tokens change every hour or so; refresh tokens stay. The hash keeps credentials out of the keys. */
function keyOf({ settings, auth }: Account, key: string): string {
  return sha256(JSON.stringify([settings, auth?.refreshToken || auth?.accessToken, key]))
}
