import { toUnixMilliseconds } from './unix-time'

/** Numbers below it are seconds, as milliseconds they would all lie in the first months of 1970. */
const FIRST_MILLISECONDS = 1e11

/**
 * Gives a point in time the form `2024-02-29T12:00:00.000Z`, which is ISO 8601 in UTC.
 *
 * @param time an ISO date as of RFC 3339, or the seconds or milliseconds since 1970, as a number or its text
 * @returns any other text as it is, for the receiver to read or to refuse: its time zone cannot be told
 */
export function toIsoTime(time: string | number): string {
  const milliseconds = typeof time === 'number' ? fromNumber(time) : (toUnixMilliseconds(time) ?? fromNumericText(time))
  const date = new Date(milliseconds ?? Number.NaN)
  return Number.isNaN(date.valueOf()) ? String(time) : date.toISOString()
}

/**
 * Gives the day of a time as `2024-02-29`. Of an ISO date that is the day as it is written, whatever its offset, so
 * that a birthday stays the same one; of a number the day in UTC. Other texts are given back as they are.
 */
export function toIsoDay(time: string | number): string {
  if (typeof time === 'string' && toUnixMilliseconds(time) !== undefined) return time.slice(0, 10)
  const iso = toIsoTime(time)
  return iso === time ? iso : iso.slice(0, 10)
}

function fromNumber(time: number): number {
  return Math.abs(time) < FIRST_MILLISECONDS ? time * 1000 : time
}

function fromNumericText(text: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? fromNumber(Number(text)) : undefined
}
