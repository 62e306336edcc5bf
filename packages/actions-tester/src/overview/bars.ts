const MINUTE = 60_000

/** How far back a plot goes, and how long each of its bars is, in milliseconds. */
export const RANGES = {
  hour: { label: 'Last hour', of: 60 * MINUTE, bar: MINUTE },
  day: { label: 'Last day', of: 24 * 60 * MINUTE, bar: 30 * MINUTE },
  week: { label: 'Last week', of: 7 * 24 * 60 * MINUTE, bar: 6 * 60 * MINUTE }
}

/** The name of a range. */
export type Range = keyof typeof RANGES

/** How many events had each outcome. */
export type Counts<Key extends string> = Record<Key, number>

/** The counts of one bar. `start` is in milliseconds since 1970. */
export type Bar<Key extends string> = Counts<Key> & { start: number }

/**
 * The bars of a range, oldest first, without gaps. The last one is under way.
 *
 * @param keys the outcomes that count
 * @param entries counts, each with the time that it began
 * @param range how far back the bars go, and how long each is, in milliseconds
 * @param now in milliseconds since 1970
 */
export function barsOf<Key extends string>(
  keys: readonly Key[],
  entries: readonly ({ at: string } & Partial<Counts<Key>>)[],
  { of, bar }: { of: number; bar: number },
  now: number
): Bar<Key>[] {
  const first = Math.floor(now / bar) * bar - of + bar
  const parts = Array.from({ length: of / bar }, (): Partial<Counts<Key>>[] => [])
  for (const entry of entries) parts[Math.floor((Date.parse(entry.at) - first) / bar)]?.push(entry)
  return parts.map((part, index) => ({ start: first + index * bar, ...totalOf(keys, part) }))
}

/** Adds up counts. Outcomes that are not among the keys do not count. */
export function totalOf<Key extends string>(keys: readonly Key[], parts: readonly Partial<Counts<Key>>[]): Counts<Key> {
  const sumOf = (key: Key) => parts.reduce((sum, part) => sum + (part[key] ?? 0), 0)
  return Object.fromEntries(keys.map((key) => [key, sumOf(key)])) as Counts<Key>
}

/** The counts at which a line is drawn: round ones from 0 to above the highest bar, five at most. */
export function linesUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max([1, 2, 5, 10].find((digit) => digit * power >= rough)! * power, 1)
  return Array.from({ length: Math.max(Math.ceil(most / step), 1) + 1 }, (_, index) => index * step)
}
