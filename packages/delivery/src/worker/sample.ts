import {
  fetchTransport,
  redactHeaders,
  type Destination,
  type JSONObject,
  type SegmentEvent,
  type Transport,
  type TransportInit
} from '@segment/actions-core'
import type { Failure } from './verdict'

/** The most characters of a request body or an answer in a sample. */
const MOST_CHARACTERS = 4096

/** Keeps the last request of each delivery, to show it with an event that is given up. */
export class Sampler {
  constructor(
    private readonly destination: Destination,
    private readonly settings: JSONObject,
    private readonly transport: Transport = fetchTransport
  ) {}

  /**
   * Returns a transport for one delivery, and a function that adds to a failure how to make its sample.
   *
   * @param onWait called before each request, and `onAnswer` after its answer or error
   */
  watch(onWait: () => void, onAnswer: () => unknown) {
    let last: { url: string; init: TransportInit } | undefined
    const transport: Transport = async (url, init) => {
      last = { url, init }
      onWait()
      try {
        return await this.transport(url, init)
      } finally {
        onAnswer()
      }
    }
    const sampled = (failure: Failure) => ({ ...failure, sample: () => this.sampleOf(last, failure) })
    return { transport, sampled }
  }

  /** The request and its answer as JSON text, without secrets. */
  private sampleOf(last: { url: string; init: TransportInit } | undefined, { status, reason }: Failure): string {
    const redact = this.destination.redactor(this.destination.validSettingsOf(this.settings), tokensOf(this.settings))
    const request = last && {
      method: last.init.method,
      url: last.url,
      headers: redactHeaders(last.init.headers),
      body: textOf(last.init.body)
    }
    return JSON.stringify(redact({ request, response: { status, body: reason } }), (_, value: unknown) =>
      typeof value === 'string' && value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)}…` : value
    )
  }
}

function tokensOf({ oauth }: JSONObject) {
  const { access_token, refresh_token, clientId, clientSecret } = (oauth ?? {}) as Record<string, string>
  return { accessToken: access_token, refreshToken: refresh_token, clientId, clientSecret }
}

function textOf(body: TransportInit['body']): string | undefined {
  if (typeof body === 'string') return body
  if (body instanceof URLSearchParams) return body.toString()
  return body === undefined || body === null ? undefined : '<binary>'
}

/** What makes an event recognisable in a list: its `messageId`, and its type with the name of a `track`, `page` or `screen`. */
export function describeEvent(body: string): { messageId: string; title: string } {
  let event: Partial<SegmentEvent> = {}
  try {
    event = JSON.parse(body) as SegmentEvent
  } catch {
    // It is given up because of that.
  }
  const title = [event.type, event.event ?? event.name].filter((text) => typeof text === 'string').join(' ')
  return { messageId: String(event.messageId ?? ''), title }
}
