import { datesToUnixSeconds, toUnixSeconds } from '../../lib/times'
import type { Payload as ScreenPayload } from './trackScreenView/generated-types'

/**
 * One change of the Track API v2, as https://docs.customer.io/integrations/api/track/tag/track_v2/ lists them. One that
 * names no person or object is sent without `identifiers`, and Customer.io says what it lacks.
 */
export interface Operation {
  type: 'person' | 'object'
  action: string
  [key: string]: unknown
}

/** What names a person: exactly one of these. */
type PersonIdentifiers = { id: string } | { email: string } | { cio_id: string } | { anonymous_id: string }

/** The fields of a payload that can name a person. */
interface PersonFields {
  person_id?: string
  email?: string
  anonymous_id?: string
}

/**
 * Names the person by the first field that is not empty. A person ID that begins with `cio_` is the identifier that
 * Customer.io assigned, and one that is an email address names the person by it. Source:
 * https://docs.customer.io/integrations/data-in/connections/cdps/segment-destination
 *
 * @returns `undefined` where all fields are empty
 */
export function personIdentifiers({ person_id, email, anonymous_id }: PersonFields): PersonIdentifiers | undefined {
  const cioId = person_id?.match(/^cio_(.+)$/)?.[1]
  if (cioId) return { cio_id: cioId }
  if (person_id) return isEmail(person_id) ? { email: person_id } : { id: person_id }
  if (email) return { email }
  if (anonymous_id) return { anonymous_id }
  return undefined
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

/** Names an object, `undefined` without an ID. Its default type is `1`, the first one that a workspace has. */
export function objectIdentifiers({ object_id, object_type_id }: { object_id?: string; object_type_id?: string }) {
  return object_id ? { object_type_id: object_type_id || '1', object_id } : undefined
}

/** The anonymous ID as an attribute, so that Customer.io joins earlier events to what `identifiers` names. */
export function anonymousAttribute(anonymous_id: string | undefined, identifiers?: PersonIdentifiers) {
  return anonymous_id && !(identifiers && 'anonymous_id' in identifiers) ? { anonymous_id } : undefined
}

/**
 * The Unix seconds of a time. Besides ISO dates it reads what `Date.parse` does, in the machine's time zone where the
 * text names none. Numbers, also as text, count as seconds. A text that is no time stays as it is, for Customer.io to
 * judge. Source: https://segment.com/docs/connections/destinations/catalog/actions-customerio/#convert-timestamps
 *
 * @returns `undefined` for an empty text
 */
export function toSeconds<Time extends string | number>(time: Time | undefined): Time | number | undefined {
  if (!time) return undefined
  if (!Number.isNaN(Number(time))) return time
  const seconds = toUnixSeconds(String(time)) ?? Math.floor(Date.parse(String(time)) / 1000)
  return Number.isNaN(seconds) ? time : seconds
}

/** As {@link toSeconds} for the time of an attribute, which stays as it is where the mapping does not ask to convert. */
export function convertTime(time: string | undefined, convert: boolean | undefined) {
  return convert ? toSeconds(time) : time || undefined
}

/** Converts the ISO dates of mapped attributes, at any depth. Nothing else, so that phone numbers stay what they are. */
export function convertDates<Attributes>(attributes: Attributes, convert: boolean | undefined): Attributes {
  return convert ? (datesToUnixSeconds(attributes) as Attributes) : attributes
}

/**
 * The operation that records what a person or an anonymous visitor did.
 *
 * @param action the kind of event: `event`, `page`, `screen` or one about content
 * @param name what the event is found by: its name, the address of the page, the name of the screen
 */
export function personEvent(action: string, name: string, payload: Partial<ScreenPayload>): Operation {
  const { id, anonymous_id, event_id, timestamp, data, convert_timestamp } = payload
  const identifiers = personIdentifiers({ person_id: id, anonymous_id })
  return {
    type: 'person',
    action,
    identifiers,
    id: event_id,
    name,
    timestamp: toSeconds(timestamp),
    attributes:
      data || anonymous_id
        ? { ...convertDates(data, convert_timestamp), ...anonymousAttribute(anonymous_id, identifiers) }
        : undefined
  }
}
