import {
  createRedactor,
  fetchTransport,
  redactHeaders,
  type Destination,
  type JSONObject,
  type Redact,
  type SegmentEvent,
  type Transport,
  type TransportInit
} from '@segment/actions-core'
import type { CrashLog, LoggedJob } from './crash-log'
import type { Failure } from './task'

/** The most characters of a request body or an answer in a sample. */
const MOST_CHARACTERS = 4096

/** A request as it was sent. */
interface SentRequest {
  url: string
  init: TransportInit
}

/** Makes samples of requests and answers, to show them with events that are given up. */
export class Sampler {
  private readonly hide: Redact

  /** @param secrets what the mappings hold that must not be shown; the destination knows its settings */
  constructor(
    private readonly destination: Destination,
    private readonly settings: JSONObject,
    private readonly secrets: readonly string[],
    readonly transport: Transport = fetchTransport
  ) {
    this.hide = createRedactor(secrets)
  }

  /** Adds to a failure how to make its sample: the request and its answer as JSON text, without secrets. */
  sampled(failure: Failure, last: SentRequest | undefined): Failure {
    // What the network says (`ECONNREFUSED`) tells more than the code of a status that no vendor has sent.
    if (failure.cause !== undefined) failure.code = failure.cause
    failure.message = this.hide(failure.message)
    failure.sample = () => this.sampleOf(last, failure)
    return failure
  }

  private sampleOf(last: SentRequest | undefined, { status, reason }: Failure): string {
    const { destination, settings } = this
    const redact = destination.redactor(destination.validSettingsOf(settings), tokensOf(settings), [...this.secrets])
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

/** One try to deliver some jobs: it keeps the last request, and notes whether code runs or the vendor's answer is awaited. */
export class Attempt {
  /** Set it when the try has ended: a request that was aborted may end later. */
  isOver = false
  private last: SentRequest | undefined

  constructor(
    private readonly sampler: Sampler,
    private readonly jobs: readonly LoggedJob[],
    private readonly crashLog?: CrashLog
  ) {}

  /** Sends a request of this try. */
  readonly transport: Transport = (url, init) => {
    this.last = { url, init }
    const { crashLog, jobs } = this
    if (!crashLog) return this.sampler.transport(url, init)
    crashLog.wait(jobs)
    return this.sampler.transport(url, init).finally(() => (this.isOver ? undefined : crashLog.start(jobs)))
  }

  /** Adds to a failure how to make its sample. */
  sampled(failure: Failure): Failure {
    return this.sampler.sampled(failure, this.last)
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
