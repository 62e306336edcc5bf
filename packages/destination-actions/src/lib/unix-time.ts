/**
 * A full date, alone or with a time of day and its offset from UTC. A time without an offset is none: it could be any
 * of 24 hours. Source: RFC 3339, section 5.6; the colon of the offset may be missing, as in ISO 8601's basic format.
 */
const isoDate =
  /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d))?$/i

/**
 * Gives the milliseconds from 1970-01-01T00:00:00Z to an ISO date as of RFC 3339, such as `2024-02-29T12:00:00.5+01:00`
 * or `2024-02-29`, which is midnight UTC. Negative before 1970.
 *
 * @returns a whole number, or `undefined` where the text is no such date, or one that the calendar does not have
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

/** The parser of dates takes the 31st in any month for the first of the next one, so the way back tells. */
function isOnCalendar(day: string): boolean {
  const date = new Date(day)
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(day)
}
