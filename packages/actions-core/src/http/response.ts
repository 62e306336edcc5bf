import { withHiddenFields } from '../errors/classes'
import { COPY_REDACTED, redactedError, type Redact } from '../errors/redact'
import { ResponseTooLargeError } from './errors'
import type { AllRequestOptions, ResponseDecorator } from './options'
import type { FinalResponse } from './request'
import type { TransportResponse } from './transport'

/**
 * The response of a request client. Its body can be read any number of times.
 *
 * @example
 * import type { ModifiedResponse } from '@segment/actions-core'
 *
 * const idOf = ({ data }: ModifiedResponse<{ id: string }>) => data.id
 */
export interface ModifiedResponse<T = unknown> extends Response {
  /** The text of the body. */
  content: string
  /** The parsed body if the content type is JSON (`undefined` if it does not parse), otherwise the text. */
  data: unknown extends T ? undefined | unknown : T
  headers: Headers & { toJSON(): Record<string, string> }
}

/**
 * A response as actions record it, together with its request.
 *
 * @example
 * import type { DecoratedResponse } from '@segment/actions-core'
 *
 * const lineOf = ({ request, status }: DecoratedResponse) => `${request.method} ${request.url} ${status}`
 */
export interface DecoratedResponse extends ModifiedResponse {
  /** Method, URL with its search parameters, headers, and the body unread. */
  request: Request
  options: AllRequestOptions
}

/**
 * Reads a response to its end.
 *
 * @param limit the maximum number of bytes of the body; little more is read
 * @throws ResponseTooLargeError
 */
export async function readResponse({ response, target, redirected }: FinalResponse, limit: number): Promise<Response> {
  const { status, statusText, headers, body } = response
  const pieces: Uint8Array[] = []
  let size = 0
  if (body !== null) {
    for await (const piece of piecesOf(body)) {
      size += piece.length
      if (size > limit) throw new ResponseTooLargeError(target.href, limit)
      pieces.push(piece)
    }
  }
  const head = { status, statusText, url: target.href.split('#', 1)[0], redirected }
  // The headers of a transport's own response may be read-only or shared.
  return new ReplayableResponse(head, new Headers(headers), body === null ? null : joined(pieces, size))
}

/**
 * Iterates over the chunks of a body. Ending the loop early cancels it. Not every browser can iterate over a stream.
 */
export function piecesOf(body: NonNullable<TransportResponse['body']>): AsyncIterable<Uint8Array> {
  return Symbol.asyncIterator in body ? body : readerPieces((body as ReadableStream<Uint8Array>).getReader())
}

async function* readerPieces(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isDone = false
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
    isDone = true
  } finally {
    if (!isDone) await reader.cancel()
  }
}

function joined(pieces: Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let end = 0
  for (const piece of pieces) {
    bytes.set(piece, end)
    end += piece.length
  }
  return bytes
}

/** What a response keeps besides headers and body. */
interface Head extends Pick<Response, 'status' | 'statusText' | 'url' | 'redirected'> {}

const decoder = new TextDecoder()

/**
 * A response whose body has been read. It can have a status that the Response constructor rejects: 999, for example.
 */
class ReplayableResponse extends Response {
  readonly #head: Head
  readonly #headers: Headers
  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #hasBody: boolean

  /** @param bytes null if fetch has no body either, as for the status 204; an empty body is a stream */
  constructor(head: Head, headers: Headers, bytes: Uint8Array<ArrayBuffer> | null) {
    super(null)
    this.#head = head
    this.#headers = headers
    this.#bytes = bytes ?? new Uint8Array()
    this.#hasBody = bytes !== null
  }

  override get headers() {
    return this.#headers
  }

  override get status() {
    return this.#head.status
  }

  override get ok() {
    return this.status >= 200 && this.status <= 299
  }

  override get statusText() {
    return this.#head.statusText
  }

  override get url() {
    return this.#head.url
  }

  override get redirected() {
    return this.#head.redirected
  }

  override get body() {
    return this.#hasBody ? this.#fresh().body : null
  }

  override get bodyUsed() {
    return false
  }

  override async text() {
    return decoder.decode(this.#bytes)
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- the signature of Response
  override async json(): Promise<any> {
    return JSON.parse(await this.text())
  }

  override async arrayBuffer() {
    return this.#bytes.slice().buffer
  }

  override async bytes() {
    return this.#bytes.slice()
  }

  override blob() {
    return this.#fresh().blob()
  }

  override formData() {
    return this.#fresh().formData()
  }

  override clone() {
    return new ReplayableResponse(this.#head, new Headers(this.#headers), this.#hasBody ? this.#bytes : null)
  }

  /** Copies the response without the secrets in its URL, headers and body, and in its request. */
  [COPY_REDACTED](redact: Redact) {
    const { content, data, request, options } = this as unknown as Partial<DecoratedResponse>
    const { url, statusText, ...head } = this.#head
    const shown = content === undefined ? undefined : redact(content)
    const bytes = new TextEncoder().encode(shown ?? redact(decoder.decode(this.#bytes)))
    const copy = new ReplayableResponse(
      { ...head, url: redact(url), statusText: redact(statusText) },
      redact(this.#headers),
      this.#hasBody ? bytes : null
    )
    return Object.assign(copy, {
      content: shown,
      data: redact(data),
      ...(request && { request: redact(request) }),
      ...(options && { options: redact(withoutCredentials(options)) })
    })
  }

  #fresh() {
    return new Response(this.#bytes, { headers: this.headers })
  }
}

/** Adds `content`, the text of the body, and `data`, the parsed JSON or the text. */
export const parseBody: ResponseDecorator = {
  async decorate(response, options) {
    // Nothing is cloned. Hosts have these counters on their dashboards and expect one of each per response.
    const { statsClient } = (!options.skipResponseCloning && options.statsContext) || {}
    statsClient?.incr('before-response-clone', 1)
    const content = await response.text()
    statsClient?.incr('after-response-clone', 1)
    const isJson = response.headers.get('content-type')?.includes('application/json')
    Object.assign(response, { content, data: isJson ? parseJson(content) : content })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const toJSON: PropertyDescriptor & ThisType<Headers> = {
  value() {
    return Object.fromEntries(this)
  },
  configurable: true
}

/** Adds a `toJSON` to the headers of a response, so that they print and serialise as a record. */
export const listHeaders: ResponseDecorator = {
  decorate({ headers }) {
    Object.defineProperty(headers, 'toJSON', toJSON)
  }
}

const SENT = Symbol('sent')

interface Recorded {
  [SENT]: { readonly request: Request }
}

// All responses share one getter: with a getter each, every response would have its own shape, which is slow.
const lazyRequest: PropertyDescriptor & ThisType<Recorded> = {
  get() {
    return setRequest(this, this[SENT].request)
  },
  set(value) {
    setRequest(this, value)
  },
  configurable: true,
  enumerable: true
}

/** Creates a hook that adds request and options to each response and passes the response to `take`. */
export function recordResponses(take: (response: DecoratedResponse) => void): ResponseDecorator {
  return {
    decorate(response, options, sent) {
      Object.defineProperty(response, SENT, { value: sent, configurable: true })
      Object.defineProperty(response, 'request', lazyRequest)
      take(Object.assign(response as DecoratedResponse, { options: options as unknown as AllRequestOptions }))
    }
  }
}

/** Converts the getter to an ordinary field when it is first read or assigned. */
function setRequest(response: object, value: unknown): unknown {
  Object.defineProperty(response, 'request', { value, configurable: true, enumerable: true, writable: true })
  return value
}

/**
 * Removes the secrets from an error, and user name and password from the options of its request.
 *
 * @returns what {@link redactedError} returns
 */
export function redactedFailure(error: unknown, redact: Redact): unknown {
  const { options } = (error ?? {}) as { options?: object }
  if (!(error instanceof Error) || Object.isFrozen(error) || !options) return redactedError(error, redact)
  return redactedError(withHiddenFields(error, { options: withoutCredentials(options) }), redact)
}

function withoutCredentials<Options extends object>(options: Options): Options {
  const { username: _, password: __, ...others } = options as Options & { username?: unknown; password?: unknown }
  return others as Options
}
