import { VERDICTS } from '@segment/actions-session/verdict'
import type { Counts, Overview } from '../api'

const MINUTE = 60_000

/** How far back a plot goes, and how long each of its bars is, in milliseconds. */
export const RANGES = {
  hour: { label: 'Last hour', of: 60 * MINUTE, bar: MINUTE },
  day: { label: 'Last day', of: 24 * 60 * MINUTE, bar: 30 * MINUTE },
  week: { label: 'Last week', of: 7 * 24 * 60 * MINUTE, bar: 6 * 60 * MINUTE }
}

/** The name of a range. */
export type Range = keyof typeof RANGES

/** The counts of one bar. */
export interface Bucket extends Counts {
  /** When it starts, in milliseconds since 1970. */
  start: number
}

/** A mode, or all of them. */
export type ModeFilter = Overview['totals'][number]['mode'] | 'all'

/** The bars of a range, oldest first, without gaps. The last one is under way. */
export function bucketsOf(minutes: Overview['minutes'], mode: ModeFilter, range: Range, now: number): Bucket[] {
  const { of, bar } = RANGES[range]
  const end = Math.floor(now / bar) * bar
  const buckets = Array.from({ length: of / bar }, (_, index) => ({
    start: end - of + (index + 1) * bar,
    ...emptyCounts()
  }))
  for (const minute of minutes) {
    if (mode !== 'all' && minute.mode !== mode) continue
    const bucket = buckets[Math.floor((Date.parse(minute.at) - buckets[0]!.start) / bar)]
    if (bucket) for (const verdict of VERDICTS) bucket[verdict] += minute[verdict]
  }
  return buckets
}

/** All counts of a mode. */
export function totalOf(totals: Overview['totals'], mode: ModeFilter): Counts {
  const sum = emptyCounts()
  for (const total of totals) {
    if (mode === 'all' || total.mode === mode) for (const verdict of VERDICTS) sum[verdict] += total[verdict]
  }
  return sum
}

/** The counts at which a line is drawn: round ones from 0 to above the highest bar, five at most. */
export function linesUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max([1, 2, 5, 10].find((digit) => digit * power >= rough)! * power, 1)
  return Array.from({ length: Math.max(Math.ceil(most / step), 1) + 1 }, (_, index) => index * step)
}

function emptyCounts(): Counts {
  return { delivered: 0, retried: 0, failed: 0, discarded: 0 }
}
