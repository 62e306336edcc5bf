import { isRetryableStatus } from '@segment/actions-core'
import type { HumanError } from '@segment/actions-core/schema'
import { CliError } from '@segment/actions-input'

/** A call that cannot be processed. `status` is the HTTP status to answer with. */
export class CallError extends Error {
  readonly status: 400 | 403 | 404 | 413 | 415

  constructor(status: CallError['status'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CallError'
    this.status = status
  }
}

/** A failure as an element of an answer: the reference's shape, plus `retry` and `code`. */
export interface Failure {
  /** The status of the error or of its response; 500 if it has none. */
  statusCode: number
  message: string
  /** The lines of the stack. Empty if the message names the place: for a bad call, and for code that does not load. */
  stack: string[]
  /** The invalid fields; only after validation. */
  fields?: Record<string, string>
  /** The code of the error, if it has one. */
  code?: string
  /** The index of the failed event in its batch, from 0. */
  event?: number
  /** Whether a host would retry the event. */
  retry: boolean
  /** Marks this shape. */
  requestError: true
}

/** Converts any thrown value to a {@link Failure}. */
export function toFailure(error: unknown): Failure {
  const {
    message = String(error),
    stack = '',
    code
  } = Object(error) as { message?: string; stack?: string; code?: unknown }
  const statusCode = statusOfFailure(error)
  const fields = fieldsOf(error)
  return {
    statusCode,
    message,
    stack: error instanceof CallError || error instanceof CliError ? [] : stack.split('\n').map((line) => line.trim()),
    ...(fields && { fields }),
    ...(typeof code === 'string' && { code }),
    retry: isRetryableStatus(statusCode),
    requestError: true
  }
}

/** Returns the message of an error and its invalid fields, in the shape of the routes about credentials. */
export function toRejection(error: unknown): { ok: false; error: string; fields: Record<string, string> } {
  return { ok: false, error: toFailure(error).message, fields: fieldsOf(error) ?? {} }
}

/**
 * Returns the status of a failure, or of the response that it is about: of the outermost error that has one. 500 if none
 * has. Validation errors have no status until they leave the runtime; the input is at fault, so theirs is 400.
 */
export function statusOfFailure(error: unknown): number {
  const statuses = failureChain(error).map(
    ({ status, response, name }) => status ?? response?.status ?? (name === 'AggregateAjvError' ? 400 : undefined)
  )
  return statuses.find((status) => status !== undefined) ?? 500
}

function fieldsOf(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name !== 'AggregateAjvError') return fieldsOf((error as Error & { reason?: unknown }).reason ?? error.cause)
  const errors = [...(error as Error & Iterable<HumanError>)]
  return Object.fromEntries(errors.map((each) => [fieldOf(each), each.message]))
}

/** The field that an error is about: `a.b` for `$.a.b`, or the missing key if the error points to its parent. */
function fieldOf({ path, message }: HumanError): string {
  const missing = /is missing the required field '([^']+)'/.exec(message)?.[1]
  return [path.replace(/^\$\.?/, ''), missing].filter(Boolean).join('.') || path
}

/** The parts of an error that are read here. */
export interface ErrorParts {
  name?: string
  message?: string
  status?: number
  request?: { url?: string }
  response?: { status?: number; data?: unknown }
  /** Members that the runtime adds to its errors. */
  reason?: unknown
  cause?: unknown
}

/** Returns an error, or any other thrown value, and its causes, outermost first. */
export function failureChain(error: unknown): [ErrorParts, ...ErrorParts[]] {
  const failure = Object(error) as ErrorParts
  const below = failure.reason ?? failure.cause
  return below === undefined ? [failure] : [failure, ...failureChain(below)]
}

/** The runtime's code for a request without a complete response. */
const UNANSWERED = new Set(['FetchError', 'TimeoutError', 'RequestTimeoutError'])

/**
 * Explains that the API of a destination could not be reached: at which URL, why, and what to do next. The runtime
 * reports every failure of `testAuthentication` as invalid credentials, with the original error as the cause.
 *
 * @param error what a destination threw, or an error of the runtime that wraps it. Its secrets stay in the text
 * @returns undefined if it failed for another reason, such as an error response
 */
export function describeUnreachable(error: unknown): string | undefined {
  const failure = failureChain(error).find(({ name = '' }) => UNANSWERED.has(name))
  if (failure === undefined) return undefined
  const { message, request } = failure
  // The message of a FetchError already contains the URL.
  const at = request?.url === undefined ? '' : ` (${request.url})`
  return `The API could not be reached: ${message}${at}. Check the URL, --rewrite and your network, and try again.`
}
