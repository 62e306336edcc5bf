import { omit } from '@segment/actions-core'
import { toUnixMilliseconds } from '../../lib/unix-time'
import { attributesOf } from './attributes'
import type { Payload as LogEventPayload } from './logEvent/generated-types'
import type { Payload as LogEventV2Payload } from './logEventV2/generated-types'

/** The payload of any action that logs events. */
export type EventPayload = LogEventPayload & Pick<LogEventV2Payload, 'setOnce' | 'setAlways' | 'add'>

/** An event as Amplitude takes it. The other keys are listed in https://amplitude.com/docs/apis/analytics/http-v2 */
export interface AmplitudeEvent {
  event_type: string
  /** Milliseconds since 1970; Amplitude takes the time of the upload when it is absent. */
  time?: number
  /** The start of the session in milliseconds since 1970; an event without it is outside of sessions. */
  session_id?: number
  [key: string]: unknown
}

/** Makes the event of a payload, without revenue: that is for Log Purchase to add. */
export async function toEvent(payload: EventPayload): Promise<AmplitudeEvent> {
  const { event_type, time, session_id, ...others } = payload
  return {
    ...(await attributesOf(
      omit(others, ['min_id_length', 'price', 'quantity', 'revenue', 'productId', 'revenueType'])
    )),
    event_type,
    time: toMilliseconds(time),
    session_id: toMilliseconds(session_id)
  }
}

/**
 * Returns the milliseconds since 1970 that Amplitude takes as a time. Numbers, and texts of digits alone, are such
 * milliseconds already; ISO dates without an offset count as UTC; other texts are read as `Date.parse` reads them.
 *
 * @returns `undefined` for what is absent or no date
 */
export function toMilliseconds(time: string | number | undefined): number | undefined {
  if (typeof time !== 'string') return time
  if (/^\d+$/.test(time)) return Number(time)
  const parsed = toUnixMilliseconds(time) ?? toUnixMilliseconds(`${time}Z`) ?? Date.parse(time)
  return Number.isNaN(parsed) ? undefined : parsed
}
