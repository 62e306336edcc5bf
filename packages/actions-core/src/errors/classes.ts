import { CustomErrorCodes } from './codes'

/**
 * The base of every error class of the runtime. `name` is the class name; as in built-in errors, it is not enumerable.
 */
export class CustomError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true, writable: true })
    // oxlint-disable-next-line unicorn/no-useless-error-capture-stack-trace -- the first line was written without the name
    Error.captureStackTrace?.(this, new.target)
  }
}

/**
 * An error with a code and an HTTP status. The status decides whether a host retries.
 *
 * @example
 * const error = new IntegrationError('The list does not exist.', 'LIST_NOT_FOUND', 404)
 */
export class IntegrationError extends CustomError {
  readonly code: string
  readonly status: number
  /** Overrides what the status implies about retries. */
  declare retry?: boolean

  /** @param code one of {@link ErrorCodes}, or a code of the destination */
  constructor(message: string, code: string, status: number) {
    super(message)
    this.code = code
    this.status = status
  }
}

/**
 * The payload is not valid: status 400, never retried.
 *
 * @example
 * const error = new PayloadValidationError('An email address or a phone number is required.')
 */
export class PayloadValidationError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.PAYLOAD_VALIDATION_FAILED, 400)
  }
}

/**
 * The event does not say whether to add its person to an audience or to remove them: status 400, never retried.
 *
 * @example
 * const error = new InvalidAudienceMembershipError('The event does not say whether to add or to remove the user.')
 */
export class InvalidAudienceMembershipError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.INVALID_AUDIENCE_MEMBERSHIP, 400)
  }
}

/**
 * The API of the destination returned an error. The code is the status as a string.
 *
 * @example
 * const error = new APIError('The API returned an error.', 502)
 */
export class APIError extends IntegrationError {
  constructor(message: string, status: number) {
    super(message, String(status), status)
  }
}

/**
 * The code of the destination took too long: status 408, retried.
 *
 * @example
 * const error = new SelfTimeoutError('The upload took more than 30 seconds.')
 */
export class SelfTimeoutError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.SELF_TIMEOUT, 408)
  }
}

/** The statuses that a {@link RetryableError} can have. */
export type RetryableStatus =
  408 | 423 | 429 | 500 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511 | 598 | 599

/**
 * A temporary failure: retried. Default status 500.
 *
 * @example
 * const error = new RetryableError('The list is locked.', 423)
 */
export class RetryableError extends CustomError {
  readonly code = CustomErrorCodes.RETRYABLE_ERROR
  readonly status: RetryableStatus

  constructor(message = '', status: RetryableStatus = 500) {
    super(message)
    this.status = status
  }
}

/**
 * The credentials do not work: status 401. With OAuth, the runtime refreshes the tokens and retries; otherwise never retried.
 *
 * @example
 * const error = new InvalidAuthenticationError('The API key has expired.')
 */
export class InvalidAuthenticationError extends CustomError {
  readonly status = 401
  readonly code: string

  constructor(message = '', code: string = CustomErrorCodes.INVALID_AUTHENTICATION) {
    super(message)
    this.code = code
  }
}

/** The names of errors whose cause is the input, not the destination. */
const inputErrors = new Set(['AggregateAjvError', 'ValidationError'])

/**
 * Returns the status of any thrown value: its own `status`, that of its response, 400 for errors of mapping and payload
 * validation, otherwise undefined.
 */
export function statusOf(error: unknown): number | undefined {
  const { status, response, name } = (error ?? {}) as { status?: number; response?: { status?: number }; name?: string }
  return status ?? response?.status ?? (name !== undefined && inputErrors.has(name) ? 400 : undefined)
}

/** Sets status 400 on errors of mapping and payload validation, so that hosts do not retry. Returns the same error. */
export function markInputError(error: unknown): unknown {
  if (error instanceof Error && inputErrors.has(error.name)) (error as Error & { status?: number }).status = 400
  return error
}

/** Adds fields to an error that are not enumerable, so that loggers do not print them. Returns the same error. */
export function withHiddenFields<E extends Error>(error: E, fields: Record<string, unknown>): E {
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(error, name, { value, configurable: true, writable: true })
  }
  return error
}

/**
 * Whether an error is a bug in the code, rather than a problem of a request or a payload. The TypeErrors of `fetch`
 * have a cause, and are not bugs.
 *
 * @example
 * isMistake(new ReferenceError('id is not defined')) // true
 */
export function isMistake(error: unknown): boolean {
  const mistakes = [TypeError, ReferenceError, RangeError, SyntaxError]
  return mistakes.some((mistake) => error instanceof mistake) && (error as Error).cause === undefined
}
