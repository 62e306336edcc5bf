import { Destination } from '@segment/actions-core'
import type {
  DestinationDefinition,
  JSONObject,
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
  /** As text; absent where there is none. */
  body?: string
}

/**
 * Plays the vendor: answers a request, or throws where there is no answer.
 *
 * @param index how many requests of the same delivery came before, from 0
 */
export type Vendor = (request: SentRequest, index: number) => Response

/** What became of an event or a batch. */
export interface Delivery {
  requests: SentRequest[]
  /** Those of events and batches; none where the delivery failed. */
  results: Result[]
  /** What it failed with; absent where it did not. */
  error?: unknown
}

/** Delivers an event, or a batch, by one subscription; the vendor is played, and nothing leaves the process. */
export function deliver(
  destination: Destination,
  data: SegmentEvent | SegmentEvent[],
  settings: JSONObject,
  subscription: Subscription,
  vendor: Vendor
): Promise<Delivery> {
  const account = { ...ownAccount(settings), subscription: { ...subscription } }
  return observe(vendor, (transport) =>
    Array.isArray(data)
      ? destination.onBatch(data, account, { transport })
      : destination.onEvent(data, account, { transport })
  )
}

let deliveries = 0

/**
 * Returns settings for one delivery alone: the runtime writes fresh tokens into those of the host. With OAuth, the account
 * is another one each time, so that a destination does not remember what it looked up for an earlier delivery.
 */
function ownAccount(settings: JSONObject): JSONObject {
  const own = structuredClone(settings)
  const oauth = own.oauth as { refresh_token: string } | undefined
  if (oauth) oauth.refresh_token += `-${(deliveries += 1)}`
  return own
}

/** Does something that has no action, such as testing the credentials; the vendor is played. */
export function manage(
  definition: DestinationDefinition,
  vendor: Vendor,
  act: (destination: Destination) => Promise<unknown> | undefined
): Promise<Delivery> {
  return observe(vendor, (transport) => act(makeDestination({ ...definition, actions: {} }, transport)))
}

/** Makes the destination of a definition; see `DestinationOptions` for the transport. */
export function makeDestination(definition: DestinationDefinition, transport?: Transport): Destination {
  return new Destination(definition as DestinationDefinition<JSONObject>, { transport })
}

/** Plays the vendor while something is done, and tells what was sent, given and thrown. */
export async function observe(
  vendor: Vendor,
  act: (transport: Transport) => Promise<unknown> | undefined
): Promise<Delivery> {
  const requests: SentRequest[] = []
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
  try {
    const results = await withClientLibraries(standInLibraries(answerCall), () => act(transport))
    return { requests, results: Array.isArray(results) ? results : [] }
  } catch (error) {
    return { requests, results: [], error }
  }
}

/** The text of a body. A form with files has the same boundary each time, instead of one at random. */
async function textOf(body: BodyInit): Promise<string> {
  const sent = new Response(body)
  const text = await sent.text()
  const boundary = /boundary=(.+)$/.exec(sent.headers.get('content-type') ?? '')?.[1]
  return boundary ? text.replaceAll(boundary, 'boundary') : text
}

/** Makes an answer of a status with a JSON body, or with the text of a body that claims to be JSON. */
export function answer(status: number, body: object | string = {}): Response {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Response(text, { status, headers: { 'content-type': 'application/json' } })
}
