import { readerOf, type BodyReader } from './body-reader'
import { ResponseTooLargeError } from './errors'
import type { AllRequestOptions } from './options'
import type { Landing } from './redirect'

/** The response of a request client. Its body can be read any number of times. */
export interface ModifiedResponse<T = unknown> extends Response {
  /** The text of the body. */
  content: string
  /** The parsed body where the content type is JSON (`undefined` where it is not JSON after all), else the text. */
  data: unknown extends T ? undefined | unknown : T
  headers: Headers & { toJSON(): Record<string, string> }
}

/** A response as actions record it, together with what led to it. */
export interface DecoratedResponse extends ModifiedResponse {
  /** Method, URL with its search parameters, headers, and the body unread. */
  request: Request
  options: AllRequestOptions
}

/**
 * Reads a response to its end.
 *
 * @param limit how many bytes the body may have; little more is read
 * @throws ResponseTooLargeError
 */
export async function readResponse({ response, target, redirected }: Landing, limit: number): Promise<Response> {
  const reader = readerOf(response)
  const pieces = reader ? (reader.readWhole?.() ?? (await readToEnd(reader, limit))) : []
  if (sizeOf(pieces) > limit) throw new ResponseTooLargeError(target.href, limit)
  const bytes = joined(pieces)
  const { status, statusText, headers } = response
  const head = { status, statusText, url: target.href.split('#', 1)[0], redirected }
  // The headers of a transport's own response may be used again, or not be changeable.
  return new ReplayableResponse(head, 'reader' in response ? headers : new Headers(headers), bytes)
}

/** Gives the text of a body, at once where that has been read. */
export function readText(response: Response): string | Promise<string> {
  return response instanceof ReplayableResponse ? response.textNow() : response.text()
}

/** Ends with the piece that goes beyond the limit. */
async function readToEnd(reader: BodyReader, limit: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = []
  let size = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    pieces.push(part.value)
    size += part.value.length
    if (size > limit) {
      await reader.cancel()
      break
    }
  }
  return pieces
}

function sizeOf(pieces: Uint8Array[]): number {
  return pieces.reduce((size, { length }) => size + length, 0)
}

function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(pieces))
  let end = 0
  for (const piece of pieces) {
    bytes.set(piece, end)
    end += piece.length
  }
  return bytes
}

/** What remains of a response once it was read. Not the response itself: actions keep what they record for long. */
interface Head extends Pick<Response, 'status' | 'statusText' | 'url' | 'redirected'> {}

const decoder = new TextDecoder()

/** A response over bytes that have been read. Statuses that the constructor of Response refuses, such as 999, are kept. */
class ReplayableResponse extends Response {
  readonly #head: Head
  readonly #headers: Headers
  readonly #bytes: Uint8Array<ArrayBuffer>

  constructor(head: Head, headers: Headers, bytes: Uint8Array<ArrayBuffer>) {
    super(null)
    this.#head = head
    this.#headers = headers
    this.#bytes = bytes
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
    return this.#bytes.length > 0 ? this.#fresh().body : null
  }

  override get bodyUsed() {
    return false
  }

  override text() {
    return Promise.resolve(this.textNow())
  }

  textNow() {
    return decoder.decode(this.#bytes)
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- the signature of Response
  override async json(): Promise<any> {
    return JSON.parse(await this.text())
  }

  override arrayBuffer() {
    return Promise.resolve(this.#bytes.slice().buffer)
  }

  override bytes() {
    return Promise.resolve(this.#bytes.slice())
  }

  override blob() {
    return this.#fresh().blob()
  }

  override formData() {
    return this.#fresh().formData()
  }

  override clone() {
    return new ReplayableResponse(this.#head, new Headers(this.#headers), this.#bytes)
  }

  #fresh() {
    return new Response(this.#bytes, { headers: this.headers })
  }
}
