import { PayloadValidationError } from '@segment/actions-core'

/**
 * Matches a full date, alone or with a time of day and its UTC offset. A time without an offset does not match: it
 * could be any of 24 hours. Source: RFC 3339, section 5.6; the colon of the offset is optional, as in ISO 8601's basic
 * format.
 */
const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d))?$/i

/**
 * Returns the milliseconds from 1970-01-01T00:00:00Z to an RFC 3339 date, such as `2024-02-29T12:00:00.5+01:00` or
 * `2024-02-29`, which is midnight UTC. Negative before 1970.
 *
 * @returns an integer, or `undefined` if the text is not such a date, or the date does not exist
 */
export function toUnixMilliseconds(text: string): number | undefined {
  const day = isoDate.exec(text)?.[1]
  if (day === undefined || !isOnCalendar(day)) return undefined
  return Date.parse(text.toUpperCase().replace(' ', 'T'))
}

/** Like {@link toUnixMilliseconds}, in whole seconds, rounded towards the past. */
export function toUnixSeconds(text: string): number | undefined {
  const milliseconds = toUnixMilliseconds(text)
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000)
}

/**
 * Copies JSON-like data and replaces every ISO date in it, at any depth, with its Unix seconds as of {@link
 * toUnixSeconds}. Replaces instances of Date too. Everything else, including keys, stays.
 */
export function datesToUnixSeconds(value: unknown): unknown {
  if (typeof value === 'string') return toUnixSeconds(value) ?? value
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? value : Math.floor(value.valueOf() / 1000)
  if (Array.isArray(value)) return value.map(datesToUnixSeconds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, datesToUnixSeconds(part)]))
}

/** Smaller numbers are seconds: as milliseconds they would all be in the first years after 1970. */
const FIRST_MILLISECONDS = 1e11

/**
 * Returns a point in time as ISO 8601 in UTC, `2024-02-29T12:00:00.000Z`.
 *
 * @param time an RFC 3339 date, or the seconds or milliseconds since 1970, as a number or its text
 * @returns any other text unchanged, because its time zone is unknown
 */
export function toIsoTime(time: string | number): string {
  const milliseconds = typeof time === 'number' ? fromNumber(time) : (toUnixMilliseconds(time) ?? fromNumericText(time))
  const date = new Date(milliseconds ?? Number.NaN)
  return Number.isNaN(date.valueOf()) ? String(time) : date.toISOString()
}

/**
 * Returns the day of a time as `2024-02-29`. An ISO date keeps its written day, whatever its offset, so that a birthday
 * stays the same; a number becomes the day in UTC. Returns other texts unchanged.
 */
export function toIsoDay(time: string | number): string {
  if (typeof time === 'string' && toUnixMilliseconds(time) !== undefined) return time.slice(0, 10)
  const iso = toIsoTime(time)
  return iso === time ? iso : iso.slice(0, 10)
}

/**
 * Returns the point in time in a `datetime` field.
 *
 * @param time a date that `Date` can parse, or the milliseconds since 1970. A text of digits counts the seconds since
 *   1970,
 * as the format of the field allows.
 * @throws PayloadValidationError if the text is not a date
 */
export function pointInTime(time: string | number): Date {
  const date = new Date(typeof time === 'string' && /^\d{5,}$/.test(time) ? Number(time) * 1000 : time)
  if (!Number.isNaN(date.valueOf())) return date
  throw new PayloadValidationError(`"${time}" is not a date. Map a date as of ISO 8601, such as 2026-01-31T12:00:00Z.`)
}

/** `Date` parses the 31st of any month as the first of the next one, so the result is converted back to check it. */
function isOnCalendar(day: string): boolean {
  const date = new Date(day)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day)
}

function fromNumber(time: number): number {
  return Math.abs(time) < FIRST_MILLISECONDS ? time * 1000 : time
}

function fromNumericText(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? fromNumber(Number(text)) : undefined
}
