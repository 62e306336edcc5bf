import { CustomErrorCodes, getErrorCodeFromHttpStatus, isRetryableStatus } from './codes'
import { statusOf } from './classes'
import type { Redact } from './redact'

/**
 * An error as data: what a host needs to decide about retries, and to show.
 *
 * @example
 * const waitOf = ({ retryable, retryAfterMs = 1_000 }: ErrorData) => (retryable ? retryAfterMs : undefined)
 */
export interface ErrorData {
  /** One of the codes of `docs/errors.md`, or the destination's own. */
  code: string
  /** An HTTP status; 500 for errors without one. */
  status: number
  /** Whether a retry may succeed. */
  retryable: boolean
  /** How many milliseconds the destination asks to wait before a retry, if it does. */
  retryAfterMs?: number
  message: string
}

/** The codes of errors without a response. They usually pass, so they are retried. */
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
 * Turns anything that a delivery threw into data.
 *
 * @param redact removes the secrets of the account from the message; see `createRedactor`. Default: keeps the message
 * @param now milliseconds since 1970, to compare a `Retry-After` date with. Default: the current time
 *
 * @example
 * errorData(new IntegrationError('Try later.', 'TOO_MANY_REQUESTS', 429)).retryable // true
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

/**
 * Reads how long a server asks to wait from the header `Retry-After` (RFC 9110 §10.2.3): a number of seconds, or a date.
 *
 * @param now the current time in milliseconds since 1970
 * @returns milliseconds; 0 for a date in the past; `undefined` if the header is missing or malformed
 *
 * @example
 * retryAfterMs(new Headers({ 'retry-after': '2' }), Date.now()) // 2000
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+$/.test(value)) return Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER)
  const date = parseHttpDate(value, now)
  return date === undefined ? undefined : Math.max(date - now, 0)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

// The three forms of RFC 9110 §5.6.7: IMF-fixdate, RFC 850 and asctime. `Date.parse` accepts far more than these.
const forms = [
  /^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) (?<time>[0-2]\d:[0-5]\d:[0-6]\d) GMT$/,
  /^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) (?<time>[0-2]\d:[0-5]\d:[0-6]\d) GMT$/,
  /^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) (?<time>[0-2]\d:[0-5]\d:[0-6]\d) (?<year>\d{4})$/
]

function parseHttpDate(text: string, now: number): number | undefined {
  const parts = forms.map((form) => form.exec(text)?.groups).find(Boolean)
  if (!parts) return undefined
  const [year, month, day] = [fullYear(parts.year, now), months.indexOf(parts.month), Number(parts.day)]
  const date = new Date(Date.UTC(year, month, day))
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return undefined
  const [hour, minute, second] = parts.time.split(':').map(Number)
  return date.setUTCHours(hour, minute, second)
}

/** A year of two digits is in this century, unless that is more than 50 years ahead. */
function fullYear(year: string, now: number): number {
  if (year.length === 4) return Number(year)
  const thisYear = new Date(now).getUTCFullYear()
  const sameCentury = thisYear - (thisYear % 100) + Number(year)
  return sameCentury > thisYear + 50 ? sameCentury - 100 : sameCentury
}
