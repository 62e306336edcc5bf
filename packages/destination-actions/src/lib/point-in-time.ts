import { PayloadValidationError } from '@segment/actions-core'

/**
 * Returns the point in time that a `datetime` field holds.
 *
 * @param time a date as `Date` reads it, or the milliseconds since 1970. Text of digits only counts the seconds since
 * 1970, as the format of the field allows.
 * @throws PayloadValidationError if the text is no date
 */
export function pointInTime(time: string | number): Date {
  const date = new Date(typeof time === 'string' && /^\d{5,}$/.test(time) ? Number(time) * 1000 : time)
  if (!Number.isNaN(date.valueOf())) return date
  throw new PayloadValidationError(`"${time}" is no date. Map a date as of ISO 8601, such as 2026-01-31T12:00:00Z.`)
}
