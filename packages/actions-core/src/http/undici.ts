import { pipeline, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { Agent, request, type Dispatcher } from 'undici'
import { abortOf, type Transport, type TransportInit } from './transport'

/** Options of {@link undiciTransport}. */
export interface UndiciTransportOptions {
  /** Sends the requests: a `Pool`, an `Agent`, a `ProxyAgent` or a `MockAgent`. Default: a new `Agent`. */
  dispatcher?: Dispatcher
}

/**
 * Creates a transport over undici's `request`, which takes a fraction of the time that fetch takes. It decompresses
 * gzip, deflate and br. Tools that mock or trace the global `fetch` do not see its requests; those for undici do.
 *
 * @example
 * import { Destination, type DestinationDefinition } from '@segment/actions-core'
 * import { undiciTransport } from '@segment/actions-core/undici'
 * import { Agent } from 'undici'
 *
 * const transport = undiciTransport({ dispatcher: new Agent({ connections: 50 }) })
 * const fast = (definition: DestinationDefinition) => new Destination(definition, { transport })
 */
export function undiciTransport({ dispatcher = new Agent() }: UndiciTransportOptions = {}): Transport {
  return async (url, init) => {
    const { method } = init
    const { body, type } = init.body instanceof FormData ? await formOf(init.body) : bodyOf(init.body)
    const response = await request(url, {
      dispatcher: (init as { dispatcher?: Dispatcher }).dispatcher ?? dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers: headersOf(init.headers, type),
      body,
      signal: abortOf(init)
    })
    const { statusCode: status, statusText } = response
    const received = new Headers()
    for (const [name, value] of Object.entries(response.headers)) {
      for (const each of Array.isArray(value) ? value : [value ?? '']) received.append(name, each)
    }
    const head = { status, statusText, headers: received }
    if (method === 'HEAD' || BODILESS.has(status)) {
      await response.body.dump()
      return { ...head, body: null }
    }
    // Without a listener, the error that ends the body would end the process.
    const cancel = () => response.body.on('error', () => {}).destroy()
    const pieces = decoded(response.body, received.get('content-encoding'))
    if (!pieces) {
      cancel()
      throw new Error(`the body has more than ${MAX_CODINGS} content codings`)
    }
    return { ...head, body: { [Symbol.asyncIterator]: () => pieces[Symbol.asyncIterator](), cancel } }
  }
}

// https://fetch.spec.whatwg.org/#null-body-status
const BODILESS = new Set([101, 103, 204, 205, 304])

/** Adds the headers that fetch adds, unless the request already has them. */
function headersOf(given: Headers, type: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*', 'accept-encoding': 'gzip, deflate, br' }
  if (type) headers['content-type'] = type
  for (const [name, value] of given) headers[name] = value
  return headers
}

/** Returns a body that undici can send, and the content type that fetch adds for it. */
interface TypedBody extends Pick<Dispatcher.RequestOptions, 'body'> {
  type?: string
}

function bodyOf(body: TransportInit['body']): TypedBody {
  if (typeof body === 'string') return { body, type: 'text/plain;charset=UTF-8' }
  if (body instanceof URLSearchParams) {
    return { body: body.toString(), type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  }
  // Copied, because the caller may change the bytes while they are sent.
  if (ArrayBuffer.isView(body)) {
    return { body: new Uint8Array(body.buffer, body.byteOffset, body.byteLength).slice() }
  }
  if (body instanceof ArrayBuffer) return { body: new Uint8Array(body.slice(0)) }
  return { body: body as Dispatcher.RequestOptions['body'] }
}

/** Encodes a form, because undici does not support node's FormData. */
async function formOf(form: FormData): Promise<TypedBody> {
  const encoded = new Response(form)
  return {
    body: new Uint8Array(await encoded.arrayBuffer()),
    type: encoded.headers.get('content-type') ?? undefined
  }
}

type Chunks = AsyncIterable<Uint8Array>

/** Each layer of encoding can multiply the work that a few bytes cause. Fetch has the same limit. */
const MAX_CODINGS = 5

/**
 * Removes the content codings of a body (RFC 9110 §8.4) as fetch does: gzip, deflate with or without its zlib wrapper,
 * and br. A body with any other coding stays as it is.
 *
 * @returns undefined for more than five codings
 */
function decoded(body: Chunks, encoding: string | null): Chunks | undefined {
  if (!encoding) return body
  const codings = encoding.split(',').map((coding) => coding.trim().toLowerCase())
  if (codings.length > MAX_CODINGS) return undefined
  // The header lists the last applied coding at the end.
  const steps = codings.toReversed().map((coding) => DECODERS.get(coding))
  if (!steps.every((step) => step !== undefined)) return body
  return steps.reduce<Chunks>((chunks, decode) => decode(chunks), body)
}

// Some servers omit the end of a compressed body. As in fetch and in browsers, the data that has arrived is used.
const FLUSH = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
const FLUSH_BROTLI = { flush: constants.BROTLI_OPERATION_FLUSH, finishFlush: constants.BROTLI_OPERATION_FLUSH }

const gunzip = (encoded: Chunks): Chunks => through(encoded, createGunzip(FLUSH))
const DECODERS = new Map<string, (encoded: Chunks) => Chunks>([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  ['deflate', inflate],
  ['br', (encoded) => through(encoded, createBrotliDecompress(FLUSH_BROTLI))]
])

function through(encoded: Chunks, decoder: Transform): Chunks {
  // The reader of the decoder gets the error.
  return pipeline(encoded, decoder, () => {})
}

async function* inflate(encoded: Chunks): AsyncGenerator<Uint8Array> {
  const iterator = encoded[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) return
  // RFC 1950 §2.2: the low half of the first byte names the method; the only valid one is 8.
  const isBare = (first.value[0] & 0x0f) !== 8
  const rest = { [Symbol.asyncIterator]: () => iterator }
  yield* through(startingWith(first.value, rest), isBare ? createInflateRaw(FLUSH) : createInflate(FLUSH))
}

async function* startingWith(first: Uint8Array, rest: Chunks): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
