import { REDACTED, redactHeaders, transportAround, type Transport } from '@segment/actions-core'
import type { AnswerCall } from '@segment/action-destinations/records'
import { isStream } from './sender'
import { beginningOf, leftOut, MOST_SHOWN_BYTES } from './shown'

/**
 * One request of a destination and its response, with credentials in headers and the tokens of answers redacted. A call
 * of a client that does not speak HTTP has a method of its own, such as KAFKA-SEND, and its arguments as the body.
 */
export interface Exchange {
  request: {
    /** The URL that the destination requested, before any rewrite. */
    url: string
    method: string
    headers: Record<string, string>
    /** The body as it was sent; '' if there is none. */
    body: string
  }
  response: {
    /** 0 if there was no response. */
    statusCode: number
    /** The reason phrase, or why there was no response. */
    statusMessage: string
    headers: Record<string, string>
    /**
     * The body as far as it was read: parsed if the content type is JSON, else as text. A body that is larger than the
     * recorder keeps is the beginning of its text, with a note of how much was left out.
     */
    body: unknown
  }
  /** When the request was sent, and how long its response took to its end. Only from a recorder with a clock. */
  time?: { startMs: number; ms: number }
}

/** Returns the milliseconds since some moment, such as the start of a run. */
export type Clock = () => number

/** Sends the requests of one call and records them. */
export interface Recorder {
  /** Sends with the transport that the recorder was made with. */
  transport: Transport
  /** Answers a call of a client that does not speak HTTP, and sends nothing. See `standInLibraries`. */
  answerCall: AnswerCall
  /** The exchanges so far, in the order of sending; each hop of a redirect is one. */
  exchanges: () => Promise<Exchange[]>
}

type TransportInit = Parameters<Transport>[1]

/** A request that was sent, and what is known of its response so far. */
interface Sent {
  request: Request
  response?: Awaited<ReturnType<Transport>>
  /** The beginning of the body. */
  chunks: Uint8Array[]
  /** The size of the whole body, as far as it was read. */
  bytes: number
  /** The most bytes that `chunks` holds. */
  most: number
  error?: unknown
  time?: Exchange['time']
}

/** What a recorder keeps. */
export interface RecorderOptions {
  /** Measures each exchange. Default: they have no times. */
  clock?: Clock
  /** The most bytes of each response body. Default: {@link MOST_SHOWN_BYTES}. */
  most?: number
}

/** Makes a recorder for one call that sends with `send`. */
export function createRecorder(send: Transport, { clock, most = MOST_SHOWN_BYTES }: RecorderOptions = {}): Recorder {
  const sent: (Sent | Exchange)[] = []
  const transport = transportAround(send, async (url, init) => {
    const startMs = clock?.() ?? 0
    const record: Sent = { request: requestOf(url, init), chunks: [], bytes: 0, most }
    const stop = () => {
      if (clock) record.time = { startMs, ms: clock() - startMs }
    }
    sent.push(record)
    try {
      record.response = await send(url, init)
    } catch (error) {
      record.error = error
      throw error
    } finally {
      stop()
    }
    const { status, statusText, headers, body } = record.response
    return { status, statusText, headers, body: body && copied(body, record, stop) }
  })
  const answerCall: AnswerCall = ({ method, url, headers, body }) => {
    const text = body && 'json' in body ? JSON.stringify(body.json) : ''
    const response = { statusCode: 200, statusMessage: 'OK', headers: {}, body: {} }
    sent.push({ request: { method, url, headers, body: text }, response })
    return { status: 200, body: {} }
  }
  const exchanges = () => Promise.all(sent.map((one) => ('chunks' in one ? toExchange(one) : one)))
  return { transport, answerCall, exchanges }
}

/** Copies a request for later inspection: a body that is a stream cannot be read again. */
function requestOf(url: string, { method, headers, body }: TransportInit): Request {
  return new Request(url, { method, headers, body: isStream(body) ? undefined : body })
}

/** Passes on the pieces of a body and keeps the first ones. Calls `stop` at its end, also where it is cut off. */
async function* copied(body: AsyncIterable<Uint8Array>, record: Sent, stop: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of body) {
      const room = record.most - record.bytes
      if (room > 0) record.chunks.push(chunk.subarray(0, room))
      record.bytes += chunk.byteLength
      yield chunk
    }
  } finally {
    stop()
  }
}

async function toExchange({ request, response, error, time, ...kept }: Sent): Promise<Exchange> {
  const headers = response?.headers ?? new Headers()
  return {
    request: {
      url: request.url,
      method: request.method,
      headers: redactHeaders(request.headers),
      body: await request.clone().text()
    },
    response: {
      statusCode: response?.status ?? 0,
      statusMessage: response?.statusText ?? reasonOf(error),
      headers: redactHeaders(headers),
      body: bodyOf(kept, headers.get('content-type')?.includes('json') ?? false)
    },
    ...(time && { time })
  }
}

function bodyOf({ chunks, bytes, most }: Pick<Sent, 'chunks' | 'bytes' | 'most'>, isJson: boolean): unknown {
  const buffer = Buffer.concat(chunks)
  if (bytes > most) {
    const text = beginningOf(buffer)
    return text.replaceAll(TOKEN_IN_JSON, REDACTED) + leftOut(bytes - Buffer.byteLength(text))
  }
  const text = buffer.toString('utf8')
  return withoutTokens(isJson ? parsed(text) : text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Returns the innermost message: fetch itself only says that it failed. */
function reasonOf(error: unknown): string {
  const { message, reason, cause, errors } = Object(error) as {
    message?: string
    reason?: unknown
    cause?: unknown
    errors?: unknown[]
  }
  const inner = errors?.[0] ?? reason ?? cause
  return inner === undefined ? (message ?? 'No response.') : reasonOf(inner)
}

const TOKEN = /token$/i
/** In a text that cannot be parsed, as its end is missing. */
const TOKEN_IN_JSON = /(?<="(?:access|refresh|id)_token"\s*:\s*")[^"]+/gi
const TOKEN_PARAMETER = /(?<=(?:^|&)[\w-]*token=)[^&]+/gi

/**
 * Redacts the tokens in the answer of an OAuth token endpoint (RFC 6749 §5.1), some of which no destination reads, such
 * as an `id_token`. Other bodies stay as they are.
 */
function withoutTokens(body: unknown): unknown {
  if (typeof body === 'string') {
    const value = /^\s*\{/.test(body) ? parsed(body) : body
    if (typeof value !== 'string') return isTokenAnswer(value) ? JSON.stringify(withoutTokens(value)) : body
    return /(?:^|&)access_token=/.test(body) ? body.replaceAll(TOKEN_PARAMETER, REDACTED) : body
  }
  if (!isTokenAnswer(body)) return body
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, TOKEN.test(key) ? REDACTED : value]))
}

function isTokenAnswer(body: unknown): body is { access_token: string } {
  return typeof (body as { access_token?: unknown } | null)?.access_token === 'string'
}
