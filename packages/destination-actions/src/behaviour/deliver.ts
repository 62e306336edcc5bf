import { withGlobal, type Clock } from '@sinonjs/fake-timers'
import { Destination } from '@segment/actions-core'
import type {
  DestinationDefinition,
  JSONObject,
  Logger,
  Result,
  SegmentEvent,
  Subscription,
  Transport
} from '@segment/actions-core'
import { withClientLibraries } from '../lib/client-library'
import { standInLibraries, type AnswerCall } from '../records'

/** A request that was sent, or would have been. */
export interface SentRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** As text; absent if there is none. */
  body?: string
}

/**
 * Plays the vendor: answers a request, or throws if there is no answer.
 *
 * @param index the number of earlier requests of the same delivery
 */
export type Vendor = (request: SentRequest, index: number) => Response

/** The outcome of an event or a batch. */
export interface Delivery {
  requests: SentRequest[]
  /** The results of events and batches; empty if the delivery failed. */
  results: Result[]
  /** The error of the delivery; absent if it succeeded. */
  error?: unknown
  /** What code of the destination logged. */
  log: unknown[]
}

/** Delivers an event, or a batch, with one subscription against a fake vendor; nothing leaves the process. */
export function deliver(
  destination: Destination,
  data: SegmentEvent | SegmentEvent[],
  settings: JSONObject,
  subscription: Subscription,
  vendor: Vendor
): Promise<Delivery> {
  const account = { ...ownAccount(settings), subscription: { ...subscription } }
  return observe(vendor, (transport, logger) =>
    Array.isArray(data)
      ? destination.onBatch(data, account, { transport, logger })
      : destination.onEvent(data, account, { transport, logger })
  )
}

let deliveries = 0

/**
 * Returns settings for a single delivery, because the runtime writes new tokens to the host's settings. With OAuth, the
 * account differs each time, so that a destination does not reuse what it looked up for an earlier delivery.
 */
function ownAccount(settings: JSONObject): JSONObject {
  const own = structuredClone(settings)
  const oauth = own.oauth as { refresh_token: string } | undefined
  if (oauth) oauth.refresh_token += `-${(deliveries += 1)}`
  return own
}

/** Runs something that has no action, such as testing the credentials, against a fake vendor. */
export function manage(
  definition: DestinationDefinition,
  vendor: Vendor,
  act: (destination: Destination) => Promise<unknown> | undefined
): Promise<Delivery> {
  return observe(vendor, (transport) => act(makeDestination({ ...definition, actions: {} }, transport)))
}

/** Creates the destination of a definition; see `DestinationOptions` for the transport. */
export function makeDestination(definition: DestinationDefinition, transport?: Transport): Destination {
  return new Destination(definition as DestinationDefinition<JSONObject>, { transport })
}

/** Runs something against a fake vendor, and returns the requests, the result, the error and the log. */
export async function observe(
  vendor: Vendor,
  act: (transport: Transport, logger: Logger) => Promise<unknown> | undefined
): Promise<Delivery> {
  const requests: SentRequest[] = []
  const log: unknown[] = []
  const note = (...message: unknown[]) => void log.push(...message)
  const levels = { debug: note, info: note, warn: note, error: note, crit: note, log: note, withTags: note }
  const logger: Logger = { level: 'debug', name: 'behaviour', ...levels }
  const transport: Transport = async (url, { method, headers, body }) => {
    const text = body === undefined || body === null ? undefined : await textOf(body as BodyInit)
    const request = { method, url, headers: Object.fromEntries(headers), ...(text !== undefined && { body: text }) }
    return vendor(request, requests.push(request) - 1)
  }
  // The vendor also plays the servers that are not reached over HTTP.
  const answerCall: AnswerCall = async ({ method, url, headers, body }) => {
    const request = { method, url, headers, body: JSON.stringify(body) }
    return { status: vendor(request, requests.push(request) - 1).status }
  }
  const restoreClock = fixClock()
  try {
    const results = await withClientLibraries(standInLibraries(answerCall), () => act(transport, logger))
    return { requests, results: Array.isArray(results) ? results : [], log }
  } catch (error) {
    return { requests, results: [], error, log }
  } finally {
    restoreClock()
  }
}

/** Times in requests must not depend on when they are sent: a delivery is compared with others, and with its retries. */
const NOW = new Date('2026-01-15T12:00:00.000Z')

const timers = withGlobal(globalThis)
let clock: Clock | undefined
let running = 0

/** Fixes the time until each delivery that runs at once has called the returned function. */
function fixClock(): () => void {
  if (running === 0) clock = timers.install({ now: NOW, toFake: ['Date'] })
  running += 1
  return () => {
    running -= 1
    if (running === 0) clock?.uninstall()
  }
}

/** Returns the text of a body. A multipart form has a fixed boundary instead of a random one. */
async function textOf(body: BodyInit): Promise<string> {
  const sent = new Response(body)
  const text = await sent.text()
  const boundary = /boundary=(.+)$/.exec(sent.headers.get('content-type') ?? '')?.[1]
  return boundary ? text.replaceAll(boundary, 'boundary') : text
}

/** Creates a response with a status and a JSON body, or with a text that claims to be JSON. */
export function answer(status: number, body: object | string = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: { 'content-type': 'application/json' } })
}
