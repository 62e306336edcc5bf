// The codes of all errors. `docs/errors.md` lists the same table, and a test compares the two.

/** The names of HTTP statuses. Saved data contains the misspelt `MOVED_PERMENANTLY`. Source: RFC 9110 and IANA's registry. */
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

/**
 * The names of HTTP statuses as error codes. Each value is its own key.
 *
 * @example
 * HttpErrorCodes.NOT_FOUND // 'NOT_FOUND'
 */
export const HttpErrorCodes = Object.fromEntries(Object.values(statusNames).map((name) => [name, name])) as {
  readonly [Name in HttpErrorCode]: Name
}

/**
 * The error codes that are not names of an HTTP status. Each value is its own key.
 *
 * @example
 * const error = new IntegrationError('The currency is not valid.', CustomErrorCodes.INVALID_CURRENCY_CODE, 400)
 */
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

/**
 * All error codes: {@link HttpErrorCodes} and {@link CustomErrorCodes}.
 *
 * @example
 * const error = new IntegrationError('The list does not exist.', ErrorCodes.NOT_FOUND, 404)
 */
export const ErrorCodes = { ...HttpErrorCodes, ...CustomErrorCodes }

/**
 * Returns the name of an HTTP status, or `UNKNOWN_ERROR` if it has none.
 *
 * @example
 * getErrorCodeFromHttpStatus(404) // 'NOT_FOUND'
 */
export function getErrorCodeFromHttpStatus(status: number): keyof typeof ErrorCodes {
  return (statusNames as Record<number, HttpErrorCode>)[status] ?? 'UNKNOWN_ERROR'
}

/**
 * Whether a host should retry after this status: of 4xx only 408, 423 and 429; of 5xx all but 501.
 *
 * @example
 * isRetryableStatus(503) // true
 */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 501)
}

/**
 * Who rejected an event of a batch: the code of the destination, or its API.
 *
 * @example
 * const isOurs = (reporter: string) => reporter === MultiStatusErrorReporter.INTEGRATIONS
 */
export enum MultiStatusErrorReporter {
  INTEGRATIONS = 'INTEGRATIONS',
  DESTINATION = 'DESTINATION'
}

/** The phrases that differ from the name of their status. */
const irregularPhrases: Record<number, string> = {
  200: 'OK',
  203: 'Non-Authoritative Information',
  207: 'Multi-Status',
  226: 'IM Used',
  301: 'Moved Permanently',
  414: 'URI Too Long',
  418: "I'm a Teapot",
  505: 'HTTP Version Not Supported'
}

/** Returns the standard phrase of an HTTP status (RFC 9110 and IANA's registry), as in `404 Not Found`. */
export function reasonPhrase(status: number): string | undefined {
  const name = (statusNames as Record<number, string>)[status]
  return (
    irregularPhrases[status] ??
    name?.toLowerCase().replace(/(^|_)([a-z])/g, (_, gap, letter) => `${gap && ' '}${letter.toUpperCase()}`)
  )
}
