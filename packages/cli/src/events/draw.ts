/** Draws values that follow from a seed alone: the same seed gives the same values in the same order. */
export interface Draw {
  /** A whole number from `least` to `greatest`, both included. */
  integer: (least: number, greatest: number) => number
  /** One element of a list that is not empty. */
  pick: <T>(list: readonly T[]) => T
  /** `length` digits from 0 to 9 and a to f. */
  hex: (length: number) => string
  /** An id in the form of a random UUID (RFC 9562, version 4). */
  uuid: () => string
}

/** Makes a {@link Draw}. It is for sample data and not for secrets: its values can be foretold. */
export function createDraw(seed: string): Draw {
  const next = randomNumbers(hash(seed))
  const integer = (least: number, greatest: number) => least + Math.floor(next() * (greatest - least + 1))
  const hex = (length: number) => Array.from({ length }, () => integer(0, 15).toString(16)).join('')
  return {
    integer,
    pick: (list) => list[integer(0, list.length - 1)]!,
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'[integer(0, 3)]}${hex(3)}-${hex(12)}`
  }
}

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  return new TextEncoder().encode(text).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5)
}

/** Mulberry32, numbers from 0 to below 1: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
