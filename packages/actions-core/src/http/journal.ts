import type { Redact } from '../errors/redact'
import { redactHeaders } from '../errors/redact-http'
import { IntegrationError } from '../errors/classes'
import { cutReason, REASON_BYTES } from '../errors/error-data'
import { piecesOf } from './response'
import {
  fetchTransport,
  transportAround,
  type HostLookup,
  type IterableBody,
  type Transport,
  type TransportInit,
  type TransportResponse
} from './transport'

/**
 * One request of a delivery, as it was sent; each redirect is a request.
 *
 * @example
 * const lineOf = ({ method, url, status }: JournalEntry) => `${method} ${url} ${status}`
 */
export interface JournalEntry {
  /** The attempt of the delivery: 1, or 2 after tokens were refreshed. */
  attempt: number
  /** True for a request for new tokens. */
  isRefresh?: true
  method: string
  url: string
  /** Names are in lower case. `[redacted]` replaces credentials. */
  headers: Record<string, string>
  /** The body as text; for binary data its size. Absent if there is none. */
  body?: string
  /** The status of the response; absent if there was none. */
  status?: number
  /** Milliseconds until the response headers arrived, with decimals. */
  durationMs: number
  /** Why there was no response. */
  error?: string
  /** The body of a response with status 400 or above, as redacted text, cut at 4 KiB; absent if there is none. */
  reason?: string
}

const refuseInDryRun: HostLookup = (hostname, _options, done) => {
  const message = `A dry run opens no connection, here to ${hostname}. It shows only HTTP requests.`
  done(new IntegrationError(message, 'EGRESS_NOT_ALLOWED', 400), [])
}

/** Answers every request with 200 and an empty JSON object, without sending it. Other connections fail. */
export const dryRunTransport: Transport = Object.assign(
  async () => new Response('{}', { status: 200, statusText: 'OK', headers: { 'content-type': 'application/json' } }),
  { lookup: refuseInDryRun }
)

/** Creates a transport that adds each request to the journal and then sends it with another transport. */
export function journalled(
  journal: JournalEntry[],
  kind: Pick<JournalEntry, 'attempt' | 'isRefresh'>,
  redact: Redact,
  transport: Transport = fetchTransport
): Transport {
  return transportAround(transport, async (url, init) => {
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
  })
}

/** How much of a body is searched for secrets: enough for any secret that starts before the cut. */
const NOTED_BYTES = 16 * REASON_BYTES

/** A body that records its beginning as text while it is read. */
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
