import type { Redact } from '../errors/redact'
import { redactHeaders } from '../errors/redact'
import { cutReason, REASON_BYTES } from '../errors/error-data'
import { piecesOf } from './response'
import {
  fetchTransport,
  type IterableBody,
  type Transport,
  type TransportInit,
  type TransportResponse
} from './transport'

/**
 * One request of a delivery, as it went over the wire; a redirect is a request of its own.
 *
 * @example
 * const lineOf = ({ method, url, status }: JournalEntry) => `${method} ${url} ${status}`
 */
export interface JournalEntry {
  /** Which attempt of the delivery it belongs to: 1, and 2 after tokens were refreshed. */
  attempt: number
  /** Set for a request for new tokens. */
  isRefresh?: true
  method: string
  url: string
  /** Names in lower case. Credentials are replaced by `[redacted]`. */
  headers: Record<string, string>
  /** The body as text; a body of bytes is described by its size. Absent where there is none. */
  body?: string
  /** Of the answer; absent where none came. */
  status?: number
  /** Milliseconds until the head of the answer was there, with decimals. */
  durationMs: number
  /** Why there was no answer. */
  error?: string
  /** The body of an answer of 400 and above, as text without secrets, cut at 4 KiB; absent where there is none. */
  reason?: string
}

/** Answers every request with 200 and an empty JSON object, and sends nothing. */
export const dryRunTransport: Transport = async () =>
  new Response('{}', { status: 200, statusText: 'OK', headers: { 'content-type': 'application/json' } })

/** Makes a transport that writes each request into the journal and then sends it by another one. */
export function journalled(
  journal: JournalEntry[],
  kind: Pick<JournalEntry, 'attempt' | 'isRefresh'>,
  redact: Redact,
  transport: Transport = fetchTransport
): Transport {
  return async (url, init) => {
    const entry: JournalEntry = { ...kind, ...redact(requestOf(url, init)), durationMs: 0 }
    journal.push(entry)
    const started = performance.now()
    try {
      const response = await transport(url, init)
      entry.status = response.status
      const { body } = response
      if (response.status < 400 || body === null) return response
      const note = (text: string) => {
        if (text !== '') entry.reason = cutReason(redact(text))
      }
      const { status, statusText, headers } = response
      return { status, statusText, headers, body: noted(body, note) }
    } catch (error) {
      entry.error = redact(error instanceof Error ? error.message : String(error))
      throw error
    } finally {
      entry.durationMs = performance.now() - started
    }
  }
}

/** How much of a body is searched for secrets. A secret that begins before the cut ends long before this. */
const NOTED_BYTES = 16 * REASON_BYTES

/** A body that notes its beginning as text while it is read. */
function noted(body: NonNullable<TransportResponse['body']>, note: (text: string) => void): IterableBody {
  const cancel = 'cancel' in body ? () => body.cancel?.() : undefined
  async function* pieces() {
    const decoder = new TextDecoder()
    let text = ''
    for await (const piece of piecesOf(body)) {
      if (text.length < NOTED_BYTES) text += decoder.decode(piece, { stream: true })
      yield piece
    }
    note(text.slice(0, NOTED_BYTES))
  }
  return { [Symbol.asyncIterator]: pieces, ...(cancel && { cancel }) }
}

function requestOf(url: string, { method, headers, body }: TransportInit) {
  const text = textOf(body)
  return { method, url, headers: redactHeaders(headers), ...(text !== undefined && { body: text }) }
}

function textOf(body: TransportInit['body']): string | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return `<${body.byteLength} bytes>`
  if (body instanceof Blob) return `<${body.size} bytes>`
  return `<${Object.prototype.toString.call(body).slice(8, -1)}>`
}
