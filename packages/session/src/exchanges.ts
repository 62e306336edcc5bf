import { redactHeaders, type Transport } from '@segment/actions-core'
import { isStream } from './sender'

/** One HTTP request of a destination and what came back, with the headers that carry credentials redacted. */
export interface Exchange {
  request: {
    /** The address that the destination asked for, before any rewrite. */
    url: string
    method: string
    headers: Record<string, string>
    /** The body as it was sent; '' for none. */
    body: string
  }
  response: {
    /** 0 where there was no response. */
    statusCode: number
    /** The reason phrase, or why there was no response. */
    statusMessage: string
    headers: Record<string, string>
    /** The body as far as it was read: parsed where the content type is JSON, else its text. */
    body: unknown
  }
}

/** Sends the requests of one call and remembers them. */
export interface Recorder {
  /** Sends by the transport that the recorder was made with. */
  transport: Transport
  /** What was sent so far, in the order of sending; each hop of a redirect is one of its own. */
  exchanges: () => Promise<Exchange[]>
}

type TransportInit = Parameters<Transport>[1]

/** A request that was sent, and what is known of its answer by now. */
interface Sent {
  request: Request
  response?: Awaited<ReturnType<Transport>>
  chunks: Uint8Array[]
  error?: unknown
}

/** Makes the recorder of one call, which sends by `send`. */
export function createRecorder(send: Transport): Recorder {
  const sent: Sent[] = []
  const transport: Transport = async (url, init) => {
    const record: Sent = { request: requestOf(url, init), chunks: [] }
    sent.push(record)
    try {
      record.response = await send(url, init)
    } catch (error) {
      record.error = error
      throw error
    }
    const { status, statusText, headers, body } = record.response
    return { status, statusText, headers, body: body && copied(body, record.chunks) }
  }
  return { transport, exchanges: () => Promise.all(sent.map(toExchange)) }
}

/** The request as it can be looked at afterwards; a body that is a stream is gone once it was sent. */
function requestOf(url: string, { method, headers, body }: TransportInit): Request {
  return new Request(url, { method, headers, body: isStream(body) ? undefined : body })
}

/** The pieces of a body, each added to `chunks` as it is read. */
async function* copied(body: AsyncIterable<Uint8Array>, chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    chunks.push(chunk)
    yield chunk
  }
}

async function toExchange({ request, response, chunks, error }: Sent): Promise<Exchange> {
  const headers = response?.headers ?? new Headers()
  const text = Buffer.concat(chunks).toString('utf8')
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
      body: headers.get('content-type')?.includes('json') ? parsed(text) : text
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The innermost message: that of fetch itself says no more than that it failed. */
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
