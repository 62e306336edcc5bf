import { toIsoTime, toUnixMilliseconds } from '../../lib/times'
import { requireOneOf } from './api'
import { phoneOf } from './profile'

/** The fields of a payload that are about an event. */
export interface EventFields {
  profile: { email?: string; phone_number?: string; country_code?: string; external_id?: string; anonymous_id?: string }
  properties: Record<string, unknown>
  time?: string | number
  value?: number
  unique_id?: string
}

const identifiers = {
  email: 'Email',
  phone_number: 'Phone Number',
  external_id: 'External ID',
  anonymous_id: 'Anonymous ID'
}

/**
 * The attributes of an event and of the profile whose it is.
 *
 * @throws PayloadValidationError if nothing identifies the profile, or if the phone number is not valid
 */
export async function toEvent(name: string, { profile, properties, time, value, unique_id }: EventFields) {
  requireOneOf(profile, identifiers)
  const { country_code: _, ...attributes } = profile
  return {
    profile: { data: { type: 'profile', attributes: { ...attributes, phone_number: await phoneOf(profile) } } },
    event: {
      properties,
      time: toTime(time),
      value,
      unique_id,
      metric: { data: { type: 'metric', attributes: { name } } }
    }
  }
}

/** Klaviyo takes ISO dates, which stay as they are. https://developers.klaviyo.com/en/reference/create_event */
export function toTime(time: string | number | undefined): string | undefined {
  if (time === undefined) return undefined
  return typeof time === 'string' && toUnixMilliseconds(time) !== undefined ? time : toIsoTime(time)
}
