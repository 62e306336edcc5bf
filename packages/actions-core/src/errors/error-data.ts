import { CustomErrorCodes, getErrorCodeFromHttpStatus, isRetryableStatus, reasonPhrase } from './codes'
import { isMistake, statusOf } from './classes'
import type { Redact } from './redact'
import { scopeOf, type ErrorScope } from './scope'

/**
 * An error as data: what a host needs to decide about retries and to show the error.
 *
 * @example
 * const waitOf = ({ retryable, retryAfterMs = 1_000 }: ErrorData) => (retryable ? retryAfterMs : undefined)
 */
export interface ErrorData {
  /** One of the codes of `docs/errors.md`, or the destination's own. */
  code: string
  /** An HTTP status; 500 for errors without one. */
  status: number
  /** What the error is about: this event, every event of the mapping or the account, or the destination. */
  scope: ErrorScope
  /** Whether a retry may succeed. */
  retryable: boolean
  /** How many milliseconds the destination asks the host to wait before a retry, if it does. */
  retryAfterMs?: number
  message: string
  /** The network's error code, for example `ECONNREFUSED`; absent for other errors. */
  cause?: string
  /** The response body of the destination as text, cut at {@link REASON_BYTES}; absent if there was no response. */
  reason?: string
  /** The file and line of a bug in the code: `send/index.ts:12:7`. Absent for other errors, and if it is unknown. */
  at?: string
}

/** The codes of errors without a response. They are usually temporary, so they are retried. */
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

/** The properties that {@link errorData} reads from errors and from the entries of a batch. */
interface ErrorLike {
  name?: unknown
  code?: unknown
  retry?: boolean
  retryable?: boolean
  retryAfterMs?: number
  response?: { headers?: Headers; content?: unknown }
  message?: unknown
  stack?: unknown
  errortype?: string
  errormessage?: unknown
  body?: unknown
  reason?: unknown
  value?: unknown
}

/**
 * Converts any value that a delivery threw, or an entry of a `multistatus`, to data.
 *
 * @param redact removes the secrets of the account from the texts; see `createRedactor`. Not needed for errors that a
 *   delivery threw, which contain none. Default: keeps the texts
 * @param now milliseconds since 1970, to compare a `Retry-After` date with. Default: the current time
 *
 * @example
 * errorData(new IntegrationError('Try later.', 'TOO_MANY_REQUESTS', 429)).retryable // true
 */
export function errorData(error: unknown, redact: Redact = (data) => data, now: number = Date.now()): ErrorData {
  const given = (error ?? {}) as ErrorLike
  // An entry of a `MultiStatusResponse`.
  if (!(error instanceof Error) && typeof given.value === 'function') return errorData(given.value(), redact, now)
  const { code, retry, response, errortype } = given
  const status = statusOf(error) ?? (code === 'ETIMEDOUT' ? 408 : 500)
  const isNetwork = typeof code === 'string' && (networkCodes.has(code) || given.name === 'FetchError')
  const known = typeof code === 'string' && !networkCodes.has(code) ? code : errortype
  const isBug = isMistake(error) && statusOf(error) === undefined
  const wait = given.retryAfterMs ?? (response?.headers && retryAfterMs(response.headers, now))
  const reason = reasonOf(given)
  const at = isBug ? placeOf(given.stack) : undefined
  return {
    code: known ?? codeOf(error, status),
    status,
    scope: scopeOf(error, status),
    retryable: given.retryable ?? retry ?? (!isBug && isRetryableStatus(status)),
    ...(wait !== undefined && { retryAfterMs: wait }),
    message: redact(messageOf(error, given, status)),
    ...(isNetwork && { cause: code }),
    ...(reason !== undefined && { reason: cutReason(redact(reason)) }),
    ...(at && { at })
  }
}

function messageOf(error: unknown, { message, errormessage, body }: ErrorLike, status: number): string {
  for (const text of [message, errormessage]) if (typeof text === 'string' && text !== '') return text
  if (typeof error !== 'object' || error === null || error instanceof Error) return String(error)
  return typeof body === 'string' && body !== '' ? body : (reasonPhrase(status) ?? `status ${status}`)
}

function codeOf(error: unknown, status: number): string {
  if (error instanceof Error && status === 400 && error.name !== 'HTTPError') {
    return CustomErrorCodes.PAYLOAD_VALIDATION_FAILED
  }
  return getErrorCodeFromHttpStatus(status)
}

/** The maximum size of a response body in errors and journals, in bytes. */
export const REASON_BYTES = 4096

/** Returns the response body: of the response of an error, or of an entry, or of the batch of an entry. */
function reasonOf({ response, errormessage, body, reason }: ErrorLike): string | undefined {
  if (errormessage !== undefined && typeof reason === 'string') return reason
  if (typeof response?.content === 'string' && response.content !== '') return response.content
  if (errormessage === undefined || body === undefined || body === null || body === '') return undefined
  if (typeof body === 'string') return body
  try {
    return JSON.stringify(body)
  } catch {
    // Nested too deep, or in itself. The event keeps its result; only the text of the answer is missing.
    return undefined
  }
}

/** Cuts a text to {@link REASON_BYTES} bytes of UTF-8, between two characters. */
export function cutReason(text: string): string {
  if (text.length * 3 <= REASON_BYTES) return text
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(REASON_BYTES))
  return text.slice(0, read)
}

/** Returns the first file position in a stack: `/app/send/index.ts:12:7`. */
function placeOf(stack: unknown): string | undefined {
  if (typeof stack !== 'string') return undefined
  // The message, which is in the stack too, may be any text: no part of the expression goes beyond a line.
  const places = stack.matchAll(/^ +at (?:.*\()?((?!node:)(?:file:|\/|[A-Z]:)[^()\n]*:\d+:\d+)\)?$/gm)
  return places.next().value?.[1]
}

/**
 * Parses the `Retry-After` header (RFC 9110 §10.2.3): a number of seconds, or a date.
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
