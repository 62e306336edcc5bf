/**
 * A short text by which to know a value again: 64 bits in hexadecimal digits. It is kept in the place of traits, which
 * are long and personal. The order of the keys of objects makes no difference.
 *
 * FNV-1a: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
 *
 * @param value what JSON can hold
 */
export function fingerprint(value: unknown): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(JSON.stringify(value, sortKeys))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  // A letter in front: digits alone would be read from the storage as a number.
  return `x${hash.toString(16)}`
}

function sortKeys(_: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of ES2020 lack `toSorted`
  return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
}
