import { readerOf } from './body-reader'
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
 * @param limit how many bytes the body may have; nothing is read beyond it
 * @throws ResponseTooLargeError
 */
export async function readResponse(landing: Landing, limit: number): Promise<Response> {
  const { response, url, redirected } = landing
  const bytes = await readBody(landing, limit)
  const { status, statusText, headers } = response
  return new ReplayableResponse({ status, statusText, url: url.split('#', 1)[0], redirected }, headers, bytes)
}

async function readBody({ response, url }: Landing, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = readerOf(response)
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > limit) {
      await reader?.cancel()
      throw new ResponseTooLargeError(url, limit)
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(size)
  let end = 0
  for (const chunk of chunks) {
    bytes.set(chunk, end)
    end += chunk.length
  }
  return bytes
}

/** What remains of a response once it was read. Not the response itself: actions keep what they record for long. */
interface Head extends Pick<Response, 'status' | 'statusText' | 'url' | 'redirected'> {}

const decoder = new TextDecoder()

/** A response over bytes that have been read. Statuses that the constructor of Response refuses, such as 999, are kept. */
class ReplayableResponse extends Response {
  readonly #head: Head
  readonly #bytes: Uint8Array<ArrayBuffer>

  constructor(head: Head, headers: Headers, bytes: Uint8Array<ArrayBuffer>) {
    super(null, { headers })
    this.#head = head
    this.#bytes = bytes
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
    return Promise.resolve(decoder.decode(this.#bytes))
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
    return new ReplayableResponse(this.#head, this.headers, this.#bytes)
  }

  #fresh() {
    return new Response(this.#bytes, { headers: this.headers })
  }
}
