import { CustomError } from '../errors/classes'
import { withHiddenFields } from '../errors/classes'
import { DEFAULT_REQUEST_TIMEOUT, type NormalizedOptions } from './options'
import { reasonPhrase } from '../errors/codes'

/**
 * The server answered with a status outside 200 to 299. The message is the reason phrase of the response; the status is
 * `error.response.status`. The fields are not enumerable, because requests contain credentials and loggers print
 * fields.
 *
 * @example
 * const isMissing = (error: unknown) => error instanceof HTTPError && error.response.status === 404
 */
export class HTTPError extends CustomError {
  declare response: Response
  declare request: Request
  declare options: NormalizedOptions

  constructor(response: Response, request: Request, options: NormalizedOptions) {
    super(response.statusText || reasonPhrase(response.status) || 'Unknown response error')
    withHiddenFields(this, { response, request, options })
  }
}

/**
 * The client's own time limit ran out; see the option `timeout`. The fields are not enumerable, as in `HTTPError`.
 *
 * @example
 * const isLate = (error: unknown) => error instanceof TimeoutError
 */
export class TimeoutError extends CustomError {
  readonly code = 'ETIMEDOUT'
  declare request: Request
  declare options: NormalizedOptions

  constructor(request: Request, options: NormalizedOptions) {
    super(`Request timed out after ${options.timeout ?? DEFAULT_REQUEST_TIMEOUT}ms`)
    withHiddenFields(this, { request, options })
  }
}

/**
 * The caller's signal aborted. `reason`, which is not enumerable, has the cause.
 *
 * @example
 * const isAborted = (error: unknown) => error instanceof RequestClientError
 */
export class RequestClientError extends CustomError {
  readonly code = 'REQUESTCLIENTERROR'
  /** Retried. */
  readonly status = 408

  constructor(reason?: unknown) {
    super('Request was aborted')
    withHiddenFields(this, { reason })
  }
}

/**
 * The caller's signal aborted because of a time limit, such as that of `AbortSignal.timeout`. `reason` as above.
 *
 * @example
 * const isLate = (error: unknown) => error instanceof RequestTimeoutError
 */
export class RequestTimeoutError extends CustomError {
  readonly code = 'REQUESTTIMEOUTERROR'
  /** Retried. */
  readonly status = 408

  /** @param reason why the signal aborted; if a destination throws the error, its message */
  constructor(reason?: unknown) {
    super(typeof reason === 'string' ? reason : 'Request timed out before receiving a response')
    withHiddenFields(this, { reason })
  }
}

/**
 * The response body is larger than the option `maxResponseSize` allows.
 *
 * @example
 * const isTooLarge = (error: unknown) => error instanceof ResponseTooLargeError
 */
export class ResponseTooLargeError extends CustomError {
  readonly code = 'RESPONSE_TOO_LARGE'
  /** Not retried: the server has accepted the request. */
  readonly status = 413

  constructor(url: string, limit: number) {
    super(`The response of ${url} is larger than ${limit} bytes. Raise the request option maxResponseSize to read it.`)
  }
}

/**
 * There is no complete response: no connection, an invalid response, a truncated body, too many redirects. `reason`,
 * which is not enumerable, is the underlying error; `code` is the system's error code, for example `ECONNREFUSED`.
 *
 * @example
 * const isRefused = (error: unknown) => error instanceof FetchError && error.code === 'ECONNREFUSED'
 */
export class FetchError extends CustomError {
  declare readonly code?: string

  /** @param url is part of the message and contains no user name and password */
  constructor(url: string, cause: unknown) {
    const { message, code } = describe(cause)
    super(`request to ${url} failed, reason: ${message}`)
    if (code) this.code = code
    withHiddenFields(this, { reason: cause })
  }
}

/** Returns the innermost message and code. If several addresses were tried, those of the first one. */
function describe(error: unknown): { message: string; code?: string } {
  if (!(typeof error === 'object' && error !== null)) return { message: String(error) }
  const { message, code, cause, errors } = error as Error & { code?: unknown; errors?: unknown[] }
  const inner = errors?.[0] ?? cause
  const { message: innerMessage, code: innerCode } = inner ? describe(inner) : {}
  return { message: innerMessage || message, code: innerCode ?? systemCode(code) }
}

/** Translates the codes of node's fetch to those of node's sockets. */
function systemCode(code: unknown): string | undefined {
  if (typeof code !== 'string') return undefined
  if (code === 'UND_ERR_SOCKET') return 'ECONNRESET'
  return /^UND_ERR_\w+_TIMEOUT$/.test(code) ? 'ETIMEDOUT' : code
}
