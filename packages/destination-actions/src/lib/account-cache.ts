import { BoundedCache } from '@segment/actions-core'
import { sha256 } from './hash'

/** What tells accounts apart: the settings, and with OAuth the tokens. */
export interface Account {
  settings: object
  auth?: { accessToken?: string; refreshToken?: string }
}

/**
 * Remembers for a while what was looked up in accounts, such as the fields of their records. Each account has entries of
 * its own. The entries of all accounts together are bounded as {@link BoundedCache} says.
 *
 * Make one for each kind of look-up, at the top of the module that looks up.
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

  /** @param minutes how long an entry may be used after it was set */
  constructor({ minutes }: { minutes: number }) {
    this.lifetime = minutes * 60_000
  }

  /** Returns what is known under a key, or `undefined`. */
  get(account: Account, key: string): Value | undefined {
    const entry = this.entries.get(keyOf(account, key))
    return entry && entry.until > Date.now() ? entry.value : undefined
  }

  /** Remembers a value under a key, and returns it. */
  set(account: Account, key: string, value: Value): Value {
    this.entries.set(keyOf(account, key), { value, until: Date.now() + this.lifetime })
    return value
  }

  /** Forgets what is known under a key, because it has proved to be out of date. */
  delete(account: Account, key: string): void {
    this.entries.delete(keyOf(account, key))
  }
}

/** Access tokens change every hour or so; refresh tokens stay. The hash keeps credentials out of the keys. */
function keyOf({ settings, auth }: Account, key: string): string {
  return sha256(JSON.stringify([settings, auth?.refreshToken || auth?.accessToken, key]))
}
