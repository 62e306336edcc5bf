import { isArray, isObject } from '../data/values'
import { BoundedCache } from '../data/bounded-cache'
import { MAX_MAPPING_DEPTH } from './limits'

interface Entry<T> {
  value: object
  made: T
}

/**
 * Remembers what was made of JSON-like objects and finds it by their content, for those that were used last. The
 * order of keys is part of the content.
 */
export class ContentCache<T> {
  private readonly entries = new BoundedCache<number, Entry<T>>()

  /**
   * Gives what was made of an object of the same content, or makes it now. What is found was verified in full; of two
   * objects with the same hash, the later takes the place of the earlier.
   *
   * @param value is kept, and must not be modified from then on
   * @param make what it throws is thrown on and not kept
   */
  find<Value extends object>(value: Value, make: (value: Value) => T): T {
    const hash = hashOf(value, 1)
    if (hash === undefined) return make(value)
    const known = this.entries.get(hash)
    if (known && isSame(known.value, value)) return known.made
    const made = make(value)
    this.entries.set(hash, { value, made })
    return made
  }
}

/** A number that the content gives quickly; undefined for content that is too deep, or that contains itself. */
function hashOf(value: unknown, depth: number): number | undefined {
  if (typeof value === 'string') return hashOfText(value)
  if (typeof value === 'number') return value | 0
  if (typeof value !== 'object' || value === null) return value === true ? 1 : 2
  if (depth > MAX_MAPPING_DEPTH) return undefined
  let hash = 3
  for (const key in value) {
    const part = hashOf((value as Record<string, unknown>)[key], depth + 1)
    if (part === undefined) return undefined
    hash = Math.imul(hash, 31) + Math.imul(hashOfText(key), 17) + part
  }
  return hash | 0
}

/** Looks at the ends and the middle only: paths differ there, and a collision costs a compilation and nothing else. */
function hashOfText(text: string): number {
  const { length } = text
  const ends = text.charCodeAt(0) + text.charCodeAt(length - 1) * 101 + text.charCodeAt(length - 2) * 10_007
  return (ends + text.charCodeAt(length >> 1) * 1_009 + length * 31) | 0
}

function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (isArray(left)) {
    if (!isArray(right) || left.length !== right.length) return false
    for (let index = 0; index < left.length; index++) if (!isSame(left[index], right[index])) return false
    return true
  }
  if (isArray(right) || !isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  let place = 0
  for (const key in right) {
    if (key !== keys[place] || !isSame(left[key], right[key])) return false
    place += 1
  }
  return place === keys.length
}
