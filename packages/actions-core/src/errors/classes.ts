import { CustomErrorCodes } from './codes'

/**
 * The base of every error class of the runtime. `name` is the name of the class that was constructed, is not
 * enumerable like that of the built-in errors, and stands in the stack.
 */
export class CustomError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options)
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true, writable: true })
    // oxlint-disable-next-line unicorn/no-useless-error-capture-stack-trace -- the first line was written without the name
    Error.captureStackTrace?.(this, new.target)
  }
}

/** An error with a code and an HTTP-like status. The status decides whether a host tries again. */
export class IntegrationError extends CustomError {
  readonly code: string
  readonly status: number
  /** Set where the thrower knows better than the status does. */
  declare retry?: boolean

  /** @param code one of {@link ErrorCodes} or a name of the destination's own */
  constructor(message: string, code: string, status: number) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** The payload cannot be sent as it is: status 400, never tried again. */
export class PayloadValidationError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.PAYLOAD_VALIDATION_FAILED, 400)
  }
}

/** It cannot be told whether the event adds to or removes from an audience: status 400, never tried again. */
export class InvalidAudienceMembershipError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.INVALID_AUDIENCE_MEMBERSHIP, 400)
  }
}

/** The destination's API refused: the code is the status as text. */
export class APIError extends IntegrationError {
  constructor(message: string, status: number) {
    super(message, String(status), status)
  }
}

/** The destination's own time limit ran out: status 408, tried again. */
export class SelfTimeoutError extends IntegrationError {
  constructor(message: string) {
    super(message, CustomErrorCodes.SELF_TIMEOUT, 408)
  }
}

/** The statuses that a {@link RetryableError} may carry. */
export type RetryableStatus =
  408 | 423 | 429 | 500 | 502 | 503 | 504 | 505 | 506 | 507 | 508 | 509 | 510 | 511 | 598 | 599

/** Something passing went wrong: tried again. Default status 500. */
export class RetryableError extends CustomError {
  readonly code = CustomErrorCodes.RETRYABLE_ERROR
  readonly status: RetryableStatus

  constructor(message = '', status: RetryableStatus = 500) {
    super(message)
    this.status = status
  }
}

/** The credentials do not work: status 401. With OAuth the token is refreshed; otherwise it is not tried again. */
export class InvalidAuthenticationError extends CustomError {
  readonly status = 401
  readonly code: string

  constructor(message = '', code: string = CustomErrorCodes.INVALID_AUTHENTICATION) {
    super(message)
    this.code = code
  }
}

/** The names of errors that say that the input, and not the destination, is at fault. */
const inputErrors = new Set(['AggregateAjvError', 'ValidationError'])

/**
 * Gives the status of anything that was thrown: its own `status`, the status of its response, or undefined. Errors of
 * mapping and payload validation count as 400.
 */
export function statusOf(error: unknown): number | undefined {
  const { status, response, name } = (error ?? {}) as { status?: number; response?: { status?: number }; name?: string }
  return status ?? response?.status ?? (name !== undefined && inputErrors.has(name) ? 400 : undefined)
}

/** Marks a validation error with status 400, so that hosts do not try again; gives the same error back. */
export function markInputError(error: unknown): unknown {
  if (error instanceof Error && inputErrors.has(error.name)) (error as Error & { status?: number }).status = 400
  return error
}

/**
 * Adds fields to an error that can be read but are not enumerable, so that printing or comparing the error leaves them
 * out. Gives the same error back.
 */
export function withHiddenFields<E extends Error>(error: E, fields: Record<string, unknown>): E {
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(error, name, { value, configurable: true, writable: true })
  }
  return error
}
