import { isMistake } from './classes'
import { CustomErrorCodes, isRetryableStatus } from './codes'

/**
 * What an error is about, and so what fails until somebody acts: this event alone, every event of this mapping, every
 * event of this account, or the destination for all accounts.
 *
 * @example
 * const parks = (scope: ErrorScope) => scope === 'account' || scope === 'mapping'
 */
export type ErrorScope = 'event' | 'mapping' | 'account' | 'destination'

const SCOPES: readonly unknown[] = ['event', 'mapping', 'account', 'destination'] satisfies ErrorScope[]

/** The codes of errors that a user has to resolve by reconnecting the account or by paying. */
const ACCOUNT_CODES: readonly unknown[] = [
  CustomErrorCodes.INVALID_AUTHENTICATION,
  CustomErrorCodes.REFRESH_TOKEN_EXPIRED,
  CustomErrorCodes.OAUTH_REFRESH_FAILED,
  'MISSING_PARTNER_CREDENTIAL'
]

/** Unauthorized, payment required, forbidden, proxy authentication required. */
const ACCOUNT_STATUSES = [401, 402, 403, 407]

/** Stores the scope on an error, unless it already has one. Returns the same error. */
export function scoped<E>(error: E, scope: ErrorScope): E {
  if (typeof error !== 'object' || error === null || scopeNotedOn(error)) return error
  try {
    Object.defineProperty(error, 'scope', { value: scope, configurable: true, writable: true })
  } catch {
    // A frozen error keeps the scope of its class and status.
  }
  return error
}

function scopeNotedOn(error: unknown): ErrorScope | undefined {
  const { scope } = (error ?? {}) as { scope?: unknown }
  return SCOPES.includes(scope) ? (scope as ErrorScope) : undefined
}

/**
 * Returns the scope of an error: the stored one, otherwise that of its class, code and status. Credentials are about
 * the account; bugs and temporary failures are about the destination; the rest is about the event.
 */
export function scopeOf(error: unknown, status: number): ErrorScope {
  const noted = scopeNotedOn(error)
  if (noted) return noted
  const { code, errortype } = (error ?? {}) as { code?: unknown; errortype?: unknown }
  if (ACCOUNT_CODES.includes(code) || ACCOUNT_CODES.includes(errortype) || ACCOUNT_STATUSES.includes(status)) {
    return 'account'
  }
  if (isMistake(error) || isRetryableStatus(status) || status < 400 || status === 501) return 'destination'
  return 'event'
}
