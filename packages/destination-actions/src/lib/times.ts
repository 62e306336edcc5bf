import { PayloadValidationError } from '@segment/actions-core'

/**
 * A full date, alone or with a time of day and its offset from UTC. A time without an offset is none: it could be any
 * of 24 hours. Source: RFC 3339, section 5.6; the colon of the offset may be missing, as in ISO 8601's basic format.
 */
const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d))?$/i

/**
 * Returns the milliseconds from 1970-01-01T00:00:00Z to an ISO date as of RFC 3339, such as `2024-02-29T12:00:00.5+01:00`
 * or `2024-02-29`, which is midnight UTC. Negative before 1970.
 *
 * @returns a whole number, or `undefined` where the text is not such a date, or one that the calendar does not have
 */
export function toUnixMilliseconds(text: string): number | undefined {
  const day = isoDate.exec(text)?.[1]
  if (day === undefined || !isOnCalendar(day)) return undefined
  return Date.parse(text.toUpperCase().replace(' ', 'T'))
}

/** As {@link toUnixMilliseconds}, in whole seconds; parts of a second are cut off towards the past. */
export function toUnixSeconds(text: string): number | undefined {
  const milliseconds = toUnixMilliseconds(text)
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000)
}

/**
 * Copies JSON-like data with every ISO date in it, at any depth, replaced by its Unix seconds as of
 * {@link toUnixSeconds}. Instances of Date count as well. Everything else stays as it is; keys are not touched.
 */
export function datesToUnixSeconds(value: unknown): unknown {
  if (typeof value === 'string') return toUnixSeconds(value) ?? value
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? value : Math.floor(value.valueOf() / 1000)
  if (Array.isArray(value)) return value.map(datesToUnixSeconds)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, datesToUnixSeconds(part)]))
}

/** Smaller numbers are seconds: as milliseconds they would all fall into the first years after 1970. */
const FIRST_MILLISECONDS = 1e11

/**
 * Returns a point in time in the form `2024-02-29T12:00:00.000Z`, which is ISO 8601 in UTC.
 *
 * @param time an ISO date as of RFC 3339, or the seconds or milliseconds since 1970, as a number or its text
 * @returns any other text unchanged, because its time zone is unknown
 */
export function toIsoTime(time: string | number): string {
  const milliseconds = typeof time === 'number' ? fromNumber(time) : (toUnixMilliseconds(time) ?? fromNumericText(time))
  const date = new Date(milliseconds ?? Number.NaN)
  return Number.isNaN(date.valueOf()) ? String(time) : date.toISOString()
}

/**
 * Returns the day of a time as `2024-02-29`: for an ISO date the day as it is written, whatever its offset, so that a
 * birthday stays the same; for a number the day in UTC. Returns other texts unchanged.
 */
export function toIsoDay(time: string | number): string {
  if (typeof time === 'string' && toUnixMilliseconds(time) !== undefined) return time.slice(0, 10)
  const iso = toIsoTime(time)
  return iso === time ? iso : iso.slice(0, 10)
}

/**
 * Returns the point in time that a `datetime` field holds.
 *
 * @param time a date as `Date` reads it, or the milliseconds since 1970. Text of digits only counts the seconds since
 * 1970, as the format of the field allows.
 * @throws PayloadValidationError if the text is not a date
 */
export function pointInTime(time: string | number): Date {
  const date = new Date(typeof time === 'string' && /^\d{5,}$/.test(time) ? Number(time) * 1000 : time)
  if (!Number.isNaN(date.valueOf())) return date
  throw new PayloadValidationError(`"${time}" is not a date. Map a date as of ISO 8601, such as 2026-01-31T12:00:00Z.`)
}

/** The parser of dates takes the 31st in any month for the first of the next one, so the way back tells. */
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
