import { toUnixMilliseconds } from '../../lib/unix-time'

/**
 * Gives the milliseconds since 1970 that Amplitude takes as a time. Numbers, and texts of digits alone, are such
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
