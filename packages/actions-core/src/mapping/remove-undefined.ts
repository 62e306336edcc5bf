import { isPlain, isPrototypeClean } from '../data/values'
import { isArray, isObject } from '../data/values'
import { checkDataDepth, checkDataSize } from './limits'
import { lastingRoomyObject } from './roomy'
import { setKey } from './safe-key'

/** What is known of a copy that is being made. */
export interface Copying {
  /** How many values it holds so far. */
  values: number
  /** Whether a loop over the keys of a plain object finds its own ones only; see `isPrototypeClean`. */
  readonly isClean: boolean
}

/** A copy that is about to be made. */
export function newCopying(): Copying {
  return { values: 1, isClean: isPrototypeClean() }
}

/**
 * Copies objects and arrays, at every level, without the keys whose value is `undefined`. Elements of arrays stay, even
 * `undefined` ones; dates and the like are kept as they are. An own key `__proto__` is dropped.
 *
 * @throws MappingError for data nested more than 500 levels deep, containing itself, or of more than 1,000,000 values
 */
export function removeUndefined<T>(value: T): T {
  return copyOf(value, 1, newCopying()) as T
}

/** Copies a value that stands at some level of what {@link removeUndefined} copies. */
export function copyOf(value: unknown, depth: number, copying: Copying): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return copyArray(value, depth, copying)
  if (copying.isClean && isPlain(value)) return copyPlain(value, depth, copying)
  return isObject(value) ? copyKeys(value, depth, copying) : value
}

const Copy = lastingRoomyObject()

function copyPlain(original: Record<string, unknown>, depth: number, copying: Copying): Record<string, unknown> {
  checkDataDepth(depth)
  const copy = new Copy()
  for (const key in original) {
    const child = original[key]
    if (child === undefined || key === '__proto__') continue
    copying.values += 1
    copy[key] = typeof child === 'object' ? copyOf(child, depth + 1, copying) : child
  }
  checkDataSize(copying.values)
  return copy
}

function copyArray(original: unknown[], depth: number, copying: Copying): unknown[] {
  checkDataDepth(depth)
  checkDataSize((copying.values += original.length))
  const copy = original.slice()
  for (let index = 0; index < copy.length; index++) {
    const element = copy[index]
    if (typeof element !== 'object' || element === null) continue
    // Elements of a list are alike. What V8 learns of them by this look makes the next line and the spread fast.
    void element.constructor
    copy[index] =
      copying.isClean && Object.getPrototypeOf(element) === Object.prototype
        ? mended({ ...element }, element, depth + 1, copying)
        : copyOf(element, depth + 1, copying)
  }
  return copy
}

/** A copy of an element as a whole, mended where needed: for objects that are alike a fraction of a copy key by key. */
function mended(copy: Record<string, unknown>, original: object, depth: number, copying: Copying): object {
  checkDataDepth(depth)
  const before = copying.values
  let count = 0
  for (const key in copy) {
    const child = copy[key]
    if (child === undefined || key === '__proto__') {
      copying.values = before
      return copyKeys(original, depth, copying)
    }
    if (typeof child === 'object') copy[key] = copyOf(child, depth + 1, copying)
    count += 1
  }
  checkDataSize((copying.values += count))
  return copy
}

function copyKeys(original: object, depth: number, copying: Copying): Record<string, unknown> {
  checkDataDepth(depth)
  const copy: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(original)) {
    if (child === undefined) continue
    copying.values += 1
    setKey(copy, key, copyOf(child, depth + 1, copying))
  }
  checkDataSize(copying.values)
  return copy
}
