import type { RequestClient } from '@segment/actions-core'
import { chunk, jsonBytes } from '../../lib/chunk'
import { attributesOf } from './attributes'
import type { Settings } from './generated-types'
import { hostsOf } from './hosts'
import type { Payload as LogEventPayload } from './logEvent/generated-types'
import type { Payload as LogEventV2Payload } from './logEventV2/generated-types'
import { toMilliseconds } from './milliseconds'
import { requestOptions } from './request-options'

/** The payload of any action that logs events. */
export type EventPayload = LogEventPayload & Pick<LogEventV2Payload, 'setOnce' | 'setAlways' | 'add'>

/** How events go out, which is not part of them. */
type Delivery = Pick<EventPayload, 'use_batch_endpoint' | 'min_id_length'>

/** An event as Amplitude takes it. The other keys are listed in https://amplitude.com/docs/apis/analytics/http-v2 */
export interface AmplitudeEvent {
  event_type: string
  /** Milliseconds since 1970; Amplitude takes the time of the upload when it is absent. */
  time?: number
  /** The start of the session in milliseconds since 1970; -1 for an event outside of sessions. */
  session_id: number
  [key: string]: unknown
}

/** Logs one event: the action of `logEvent` and of `logEventV2`. */
export async function logEvent(request: RequestClient, settings: Settings, payload: EventPayload) {
  return uploadEvents(request, settings, payload, [await toEvent(payload)])
}

/** Makes the event of a payload. */
export async function toEvent(payload: EventPayload): Promise<AmplitudeEvent> {
  const { event_type, time, session_id, use_batch_endpoint: _, min_id_length: __, ...attributes } = payload
  return {
    ...(await attributesOf(attributes)),
    event_type,
    time: toMilliseconds(time),
    session_id: toMilliseconds(session_id) ?? -1
  }
}

/**
 * What one request may hold. HTTP V2 takes "under 1 MB with fewer than 2000 events", the batch endpoint up to 20 MB:
 * https://amplitude.com/docs/apis/analytics/http-v2 and https://amplitude.com/docs/apis/analytics/batch-event-upload
 */
const limits = {
  '2/httpapi': { count: 1999, bytes: 999_999 },
  batch: { count: Infinity, bytes: 20_000_000 }
}

/**
 * Sends events, in as few requests as the limits allow. Both endpoints take the same body; the batch endpoint is slower
 * and throttles later.
 *
 * @returns the last response. Where a request is refused, those after it are not sent; events that have an `insert_id`
 *   can be sent again without being counted twice
 */
export async function uploadEvents(
  request: RequestClient,
  settings: Settings,
  delivery: Delivery,
  events: AmplitudeEvent[]
) {
  const path = delivery.use_batch_endpoint ? 'batch' : '2/httpapi'
  const bodyOf = (part: AmplitudeEvent[]) => ({
    api_key: settings.apiKey,
    events: part,
    options: requestOptions(delivery.min_id_length)
  })
  const { count, bytes } = limits[path]
  const around = jsonBytes(bodyOf([])) - jsonBytes([])
  let response
  for (const part of chunk(events, { count, bytes: bytes - around })) {
    response = await request(`${hostsOf(settings).ingestion}/${path}`, { method: 'post', json: bodyOf(part) })
  }
  return response
}
