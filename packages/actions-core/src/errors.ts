import { CustomError } from './custom-error'

/**
 * The errors that a destination throws, and the codes of all errors. Whether a host should try again follows from the
 * status alone: see {@link isRetryableStatus}. `docs/errors.md` lists the same table, and a test compares the two.
 */

/** Names of the HTTP statuses. `MOVED_PERMENANTLY` is spelt as saved data has it. Source: RFC 9110 and IANA's registry. */
const statusNames = {
  100: 'CONTINUE',
  101: 'SWITCHING_PROTOCOLS',
  102: 'PROCESSING',
  103: 'EARLY_HINTS',
  200: 'OK',
  201: 'CREATED',
  202: 'ACCEPTED',
  203: 'NON_AUTHORITATIVE_INFORMATION',
  204: 'NO_CONTENT',
  205: 'RESET_CONTENT',
  206: 'PARTIAL_CONTENT',
  207: 'MULTI_STATUS',
  208: 'ALREADY_REPORTED',
  226: 'IM_USED',
  300: 'MULTIPLE_CHOICES',
  301: 'MOVED_PERMENANTLY',
  302: 'FOUND',
  303: 'SEE_OTHER',
  304: 'NOT_MODIFIED',
  305: 'USE_PROXY',
  306: 'SWITCH_PROXY',
  307: 'TEMPORARY_REDIRECT',
  308: 'PERMANENT_REDIRECT',
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  402: 'PAYMENT_REQUIRED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  407: 'PROXY_AUTHENTICATION_REQUIRED',
  408: 'REQUEST_TIMEOUT',
  409: 'CONFLICT',
  410: 'GONE',
  411: 'LENGTH_REQUIRED',
  412: 'PRECONDITION_FAILED',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  416: 'RANGE_NOT_SATISFIABLE',
  417: 'EXPECTATION_FAILED',
  418: 'IM_A_TEAPOT',
  421: 'MISDIRECTED_REQUEST',
  422: 'UNPROCESSABLE_ENTITY',
  423: 'LOCKED',
  424: 'FAILED_DEPENDENCY',
  425: 'TOO_EARLY',
  426: 'UPGRADE_REQUIRED',
  428: 'PRECONDITION_REQUIRED',
  429: 'TOO_MANY_REQUESTS',
  431: 'REQUEST_HEADER_FIELDS_TOO_LARGE',
  451: 'UNAVAILABLE_FOR_LEGAL_REASONS',
  499: 'CANCELLED',
  500: 'INTERNAL_SERVER_ERROR',
  501: 'NOT_IMPLEMENTED',
  502: 'BAD_GATEWAY',
  503: 'SERVICE_UNAVAILABLE',
  504: 'GATEWAY_TIMEOUT',
  505: 'HTTP_VERSION_NOT_SUPPORTED',
  506: 'VARIANT_ALSO_NEGOTIATES',
  507: 'INSUFFICIENT_STORAGE',
  508: 'LOOP_DETECTED',
  509: 'BANDWIDTH_LIMIT_EXCEEDED',
  510: 'NOT_EXTENDED',
  511: 'NETWORK_AUTHENTICATION_REQUIRED',
  529: 'SITE_IS_OVERLOADED'
} as const

type HttpErrorCode = (typeof statusNames)[keyof typeof statusNames]

/** The names of the HTTP statuses; each value is its own key. */
export const HttpErrorCodes = Object.fromEntries(Object.values(statusNames).map((name) => [name, name])) as {
  readonly [Name in HttpErrorCode]: Name
}

/** The codes that are not names of an HTTP status; each value is its own key. */
export enum CustomErrorCodes {
  INVALID_AUTHENTICATION = 'INVALID_AUTHENTICATION',
  PAYLOAD_VALIDATION_FAILED = 'PAYLOAD_VALIDATION_FAILED',
  INVALID_CURRENCY_CODE = 'INVALID_CURRENCY_CODE',
  RETRYABLE_ERROR = 'RETRYABLE_ERROR',
  REFRESH_TOKEN_EXPIRED = 'REFRESH_TOKEN_EXPIRED',
  OAUTH_REFRESH_FAILED = 'OAUTH_REFRESH_FAILED',
  SELF_TIMEOUT = 'SELF_TIMEOUT',
  CREATE_AUDIENCE_FAILED = 'CREATE_AUDIENCE_FAILED',
  GET_AUDIENCE_FAILED = 'GET_AUDIENCE_FAILED',
  RETL_ON_MAPPING_SAVE_FAILED = 'RETL_ON_MAPPING_SAVE_FAILED',
  INVALID_AUDIENCE_MEMBERSHIP = 'INVALID_AUDIENCE_MEMBERSHIP',
  UNKNOWN_ERROR = 'UNKNOWN_ERROR'
}

/** Every code: the names of the HTTP statuses and {@link CustomErrorCodes}. */
export const ErrorCodes = { ...HttpErrorCodes, ...CustomErrorCodes }

/** Gives the name of an HTTP status (100 to 599), or `UNKNOWN_ERROR` where it has none. */
export function getErrorCodeFromHttpStatus(status: number): keyof typeof ErrorCodes {
  return (statusNames as Record<number, HttpErrorCode>)[status] ?? 'UNKNOWN_ERROR'
}

/** Says whether a host should try again: of 4xx only 408, 423 and 429, of 5xx all but 501. */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 501)
}

/** Who found an entry of a batch to be wrong: the destination's code here, or the destination's API. */
export enum MultiStatusErrorReporter {
  INTEGRATIONS = 'INTEGRATIONS',
  DESTINATION = 'DESTINATION'
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
