import { isRetryableStatus } from '@segment/actions-core'
import type { HumanError } from '@segment/actions-core/schema'
import { CliError } from '@segment/actions-input'

/** A call that cannot be worked off: what is wrong with it and, in `status`, the HTTP status to answer with. */
export class CallError extends Error {
  readonly status: 400 | 403 | 404 | 413

  constructor(status: CallError['status'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CallError'
    this.status = status
  }
}

/** A failure as an element of an answer: the reference's shape, with `retry` and `code` added. */
export interface Failure {
  /** The status of the error or of the response that it came with; 500 where it has none. */
  statusCode: number
  message: string
  /** The lines of the stack. Empty where the message says the place: for a refused call, and for code that does not load. */
  stack: string[]
  /** What is wrong with which field; only after a validation. */
  fields?: Record<string, string>
  /** The code of the error, where it has one. */
  code?: string
  /** Which event of a batch failed, from 0. */
  event?: number
  /** Whether a host would send the event again later. */
  retry: boolean
  /** The mark of this shape. */
  requestError: true
}

/** Reads an error of whatever kind into a {@link Failure}. */
export function toFailure(error: unknown): Failure {
  const {
    message = String(error),
    stack = '',
    code
  } = Object(error) as { message?: string; stack?: string; code?: unknown }
  const statusCode = statusOf(error)
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

/** The message of an error, and what is wrong with which field: the shape of the routes about credentials. */
export function toRejection(error: unknown): { ok: false; error: string; fields: Record<string, string> } {
  return { ok: false, error: toFailure(error).message, fields: fieldsOf(error) ?? {} }
}

/** Errors of validation carry no status of their own until they leave the runtime: the input is at fault. */
function statusOf(error: unknown): number {
  const { status, response, name } = Object(error) as { status?: number; response?: { status?: number }; name?: string }
  return status ?? response?.status ?? (name === 'AggregateAjvError' ? 400 : 500)
}

function fieldsOf(error: unknown): Record<string, string> | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name !== 'AggregateAjvError') return fieldsOf((error as Error & { reason?: unknown }).reason ?? error.cause)
  const errors = [...(error as Error & Iterable<HumanError>)]
  return Object.fromEntries(errors.map((each) => [fieldOf(each), each.message]))
}

/** The field that an error is about: `a.b` for `$.a.b`, and the missing one where the error stands at its parent. */
function fieldOf({ path, message }: HumanError): string {
  const missing = /is missing the required field '([^']+)'/.exec(message)?.[1]
  return [path.replace(/^\$\.?/, ''), missing].filter(Boolean).join('.') || path
}

/** The parts of an error that are looked at. */
export interface ErrorParts {
  name?: string
  message?: string
  request?: { url?: string }
  response?: { status?: number; data?: unknown }
  /** What the runtime keeps below an error of its own. */
  reason?: unknown
  cause?: unknown
}

/** An error, or whatever else was thrown, and what caused it, outermost first. */
export function failureChain(error: unknown): [ErrorParts, ...ErrorParts[]] {
  const failure = Object(error) as ErrorParts
  const below = failure.reason ?? failure.cause
  return below === undefined ? [failure] : [failure, ...failureChain(below)]
}

/** What the runtime calls a request that got no complete answer. */
const UNANSWERED = new Set(['FetchError', 'TimeoutError', 'RequestTimeoutError'])

/**
 * Says that the API of a destination could not be reached, at which address, why, and what to do next. The runtime calls
 * credentials invalid whatever `testAuthentication` fails by, and keeps that below.
 *
 * @param error what a destination threw, as it is or inside an error of the runtime. Its secrets stay in the text
 * @returns undefined where it failed by something else, such as an answer
 */
export function describeUnreachable(error: unknown): string | undefined {
  const failure = failureChain(error).find(({ name = '' }) => UNANSWERED.has(name))
  if (failure === undefined) return undefined
  const { message, request } = failure
  // The message of a FetchError has the address already.
  const at = request?.url === undefined ? '' : ` (${request.url})`
  return `The API could not be reached: ${message}${at}. Look at its address, at --rewrite and at your network, and try again.`
}
