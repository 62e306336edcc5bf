import { isArray, isObject, isPlain, isPrototypeClean, setKey } from '../data/values'
import { checkDataDepth, checkDataSize } from './limits'

/** The state of one copy, or of one payload, while it is built. */
export interface Copying {
  /** The number of values so far. */
  values: number
  /** See `isPrototypeClean`. */
  readonly isClean: boolean
}

/** Returns the initial state of a copy. */
export function newCopying(): Copying {
  return { values: 1, isClean: isPrototypeClean() }
}

/**
 * Copies objects and arrays, at every level, without the keys whose value is `undefined`. Elements of arrays stay, even
 * `undefined` ones; dates and other instances are not copied. Drops an own key `__proto__`.
 *
 * @throws MappingError for data nested more than 500 levels deep, containing itself, or of more than 1,000,000 values
 *
 * @example
 * import { removeUndefined } from '@segment/actions-core'
 *
 * removeUndefined({ a: 1, b: undefined, c: { d: undefined } }) // { a: 1, c: {} }
 */
export function removeUndefined<T>(value: T): T {
  return copyOf(value, 1, newCopying()) as T
}

/** Copies a value at some level of the argument of {@link removeUndefined}. */
export function copyOf(value: unknown, depth: number, copying: Copying): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return copyArray(value, depth, copying)
  if (copying.isClean && isPlain(value)) return copyPlain(value, depth, copying)
  return isObject(value) ? copyKeys(value, depth, copying) : value
}

function copyArray(original: unknown[], depth: number, copying: Copying): unknown[] {
  checkDataDepth(depth)
  checkDataSize((copying.values += original.length))
  const copy = original.slice()
  for (let index = 0; index < copy.length; index++) {
    const element = copy[index]
    // Holes stay holes.
    if (typeof element === 'object' && element !== null) copy[index] = copyOf(element, depth + 1, copying)
  }
  return copy
}

function copyPlain(original: Record<string, unknown>, depth: number, copying: Copying): Record<string, unknown> {
  checkDataDepth(depth)
  const copy: Record<string, unknown> = {}
  for (const key in original) {
    const child = original[key]
    if (child === undefined || key === '__proto__') continue
    copying.values += 1
    copy[key] = typeof child === 'object' ? copyOf(child, depth + 1, copying) : child
  }
  checkDataSize(copying.values)
  return copy
}

/** Like `copyPlain`, for class instances, and if `for in` would find more than own keys. */
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
