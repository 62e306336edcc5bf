import { pointInTime } from '../../lib/times'

/** Where Toplyne takes all requests. The vendor has no public reference; source: recorded requests. */
export const API = 'https://api.toplyne.io/v1'

/** A time as Toplyne takes it: the whole seconds since 1970. */
export function toSeconds(time: string | number): number {
  return Math.floor(pointInTime(time).valueOf() / 1000)
}
