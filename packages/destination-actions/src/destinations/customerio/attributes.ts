import { datesToUnixSeconds, toUnixSeconds } from '../../lib/unix-time'

/** Whether dates become Unix seconds, which is what conditions on time need in Customer.io. Default true. */
interface Conversion {
  convert_timestamp?: boolean
}

type Attributes = Record<string, unknown>

/**
 * Converts the time of a field. Besides ISO dates it takes what `Date.parse` reads, in the machine's time zone where the
 * text names none. Numbers, also as text, count as converted; a text that is no time stays as it is, for Customer.io to
 * judge; an empty one is none. Source:
 * https://segment.com/docs/connections/destinations/catalog/actions-customerio/#convert-timestamps
 */
export function convertTime<Time extends string | number>(
  time: Time | undefined,
  { convert_timestamp }: Conversion
): Time | number | undefined {
  if (!time) return undefined
  if (convert_timestamp === false || !Number.isNaN(Number(time))) return time
  const seconds = toUnixSeconds(String(time)) ?? Math.floor(Date.parse(String(time)) / 1000)
  return Number.isNaN(seconds) ? time : seconds
}

/** Converts the ISO dates at any depth of mapped data, and nothing else, so that telephone numbers stay what they are. */
export function convertDates(data: Attributes | undefined, { convert_timestamp }: Conversion): Attributes | undefined {
  return convert_timestamp === false ? data : (datesToUnixSeconds(data) as Attributes | undefined)
}

/**
 * The attributes of a person or an object: the mapped ones, with those of the fields that are not empty over them. An
 * empty one would delete what Customer.io has. Where `created_at` is given, the same time under its name in events,
 * `createdAt`, is left out.
 */
export function attributesOf(
  payload: Conversion & { created_at?: string; custom_attributes?: Attributes },
  fields: Record<string, string | undefined> = {}
): Attributes {
  const created_at = convertTime(payload.created_at, payload)
  const attributes = { ...convertDates(payload.custom_attributes, payload) }
  if (created_at !== undefined) delete attributes.createdAt
  const given = Object.entries({ ...fields, created_at }).filter(([, value]) => value !== undefined && value !== '')
  return { ...attributes, ...Object.fromEntries(given) }
}
