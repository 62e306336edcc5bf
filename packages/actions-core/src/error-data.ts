import { CustomErrorCodes, getErrorCodeFromHttpStatus, isRetryableStatus, statusOf } from './errors'
import { retryAfterMs } from './http/retry-after'
import type { Redact } from './redact'

/** An error as data: what a host needs to decide and to show. */
export interface ErrorData {
  /** One of the codes of `docs/errors.md`, or the destination's own. */
  code: string
  /** An HTTP-like status; 500 for errors that carry none. */
  status: number
  /** Whether trying again may help. */
  retryable: boolean
  /** How long the destination asks to wait before that, in milliseconds; only where it says so. */
  retryAfterMs?: number
  message: string
}

/** The codes of errors that have no status, because no answer came: they pass as a rule. */
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH'
])

/**
 * Reads whatever a delivery threw as data.
 *
 * @param redact removes the secrets of the account from the message; see `createRedactor`
 * @param now milliseconds since 1970, for a `Retry-After` that is a date. Default: the clock
 */
export function errorData(error: unknown, redact: Redact = (data) => data, now: number = Date.now()): ErrorData {
  const { code, retry, response, message } = (error ?? {}) as {
    code?: unknown
    retry?: boolean
    response?: Response
    message?: unknown
  }
  const status = statusOf(error) ?? (code === 'ETIMEDOUT' ? 408 : 500)
  const known = typeof code === 'string' && !networkCodes.has(code)
  const wait = response?.headers && retryAfterMs(response.headers, now)
  return {
    code: known ? code : codeOf(error, status),
    status,
    retryable: retry ?? isRetryableStatus(status),
    ...(wait !== undefined && { retryAfterMs: wait }),
    message: redact(typeof message === 'string' && message !== '' ? message : String(error))
  }
}

function codeOf(error: unknown, status: number): string {
  if (error instanceof Error && status === 400 && error.name !== 'HTTPError') {
    return CustomErrorCodes.PAYLOAD_VALIDATION_FAILED
  }
  return getErrorCodeFromHttpStatus(status)
}
