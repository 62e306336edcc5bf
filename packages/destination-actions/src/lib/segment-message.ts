import { PayloadValidationError } from '@segment/actions-core'
import { toIsoTime } from './times'

/**
 * A call in a batch of Segment's Tracking API. Undefined properties are not sent.
 *
 * Source: https://segment.com/docs/connections/spec/common/
 */
export interface SegmentMessage {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group'
  userId?: string
  anonymousId?: string
  /** Segment accepts a message with the same identifier only once. Default: Segment generates one. */
  messageId?: string
  /** When it happened, in ISO 8601. Default: when Segment receives it. */
  timestamp?: string
  context: Record<string, unknown>
  /** The properties of the type, for example `event` and `properties`. */
  [field: string]: unknown
}

/** The fields of every payload for such a message. */
export interface MessagePayload {
  user_id?: string
  anonymous_id?: string
  message_id?: string
  /** A number counts seconds or milliseconds since 1970. */
  timestamp?: string | number
}

/**
 * Returns the part of a message that all types have in common, except for the context.
 *
 * @throws PayloadValidationError if the message identifies nobody. Segment answers such a message with status 200 and
 *   drops
 * it: https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#errors
 */
export function commonPart({ user_id, anonymous_id, message_id, timestamp }: MessagePayload) {
  if (!user_id && !anonymous_id) {
    throw new PayloadValidationError(
      'Either `Anonymous ID` or `User ID` must be defined. Map one of the two fields to an identifier of the event.'
    )
  }
  return {
    userId: user_id,
    anonymousId: anonymous_id,
    messageId: message_id,
    timestamp: typeof timestamp === 'number' ? toIsoTime(timestamp) : timestamp
  }
}

/**
 * Returns the consent preferences, or an empty object if they have no `categoryPreferences`.
 *
 * Source: https://segment.com/docs/privacy/consent-management/consent-in-unify/#consent-object
 */
export function consentOf(consent: Record<string, unknown> | undefined): Record<string, unknown> {
  const preferences = consent?.categoryPreferences
  const isObject = typeof preferences === 'object' && preferences !== null && !Array.isArray(preferences)
  return isObject ? { ...consent } : {}
}
