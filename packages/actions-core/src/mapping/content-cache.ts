import { isArray, isObject } from '../data/values'
import { BoundedCache } from '../data/bounded-cache'
import { MAX_MAPPING_DEPTH, MAX_MAPPING_SIZE } from './limits'

/** In bytes. About 1,000 mappings of 50 directives. */
const MAX_SIZE = 64_000_000

/** The compiled size of a value, in bytes. Measured: 120 to 200. */
const VALUE_BYTES = 250

/** The compiled size of a character of a text or a key, in bytes. Measured: 32, for a template of short placeholders. */
const CHARACTER_BYTES = 32

interface Entry<T> {
  value: object
  made: T
}

/**
 * Caches a result for JSON-like objects by their content, which includes the order of keys. `BoundedCache` limits the
 * number of entries.
 */
export class ContentCache<T> {
  private readonly entries = new BoundedCache<number, Entry<T>>(MAX_SIZE)

  /**
   * Returns the result for an object with the same content, or creates it. A hash finds the object, which is then
   * compared in full. Of two objects with the same hash, the later one replaces the earlier one.
   *
   * @param value is stored, and must not be modified afterwards
   * @param make creates the result; its errors are thrown and not cached
   */
  find<Value extends object>(value: Value, make: (value: Value) => T): T {
    const content = measured(value)
    if (content === undefined) return make(value)
    const known = this.entries.get(content.hash)
    if (known && isSame(known.value, value)) return known.made
    const made = make(value)
    this.entries.set(content.hash, { value, made }, content.size)
    return made
  }
}

interface Content {
  hash: number
  size: number
  values: number
}

/** Returns the hash and size of an object; undefined if it exceeds the limits of mappings, or contains itself. */
function measured(value: object): Content | undefined {
  const content = { hash: 0, size: 0, values: 0 }
  return addValue(content, value, 1) ? content : undefined
}

function addValue(content: Content, value: unknown, depth: number): boolean {
  if (++content.values > MAX_MAPPING_SIZE) return false
  if (typeof value === 'string') addText(content, value)
  else if (typeof value === 'number') add(content, value | 0)
  else if (typeof value !== 'object' || value === null) add(content, value === true ? 1 : 2)
  else {
    if (depth > MAX_MAPPING_DEPTH) return false
    add(content, isArray(value) ? 3 : 4)
    for (const key in value) {
      addText(content, key)
      if (!addValue(content, (value as Record<string, unknown>)[key], depth + 1)) return false
    }
  }
  content.size += VALUE_BYTES
  return true
}

function addText(content: Content, text: string): void {
  let { hash } = content
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  content.hash = hash
  content.size += text.length * CHARACTER_BYTES
  add(content, text.length)
}

function add(content: Content, part: number): void {
  content.hash = (Math.imul(content.hash, 31) + part) | 0
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
