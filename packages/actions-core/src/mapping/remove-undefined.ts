import { isArray, isObject } from '../real-type-of'
import { checkDataDepth, checkDataSize } from './limits'
import { setKey } from './safe-key'

/** How many values a copy holds so far. */
export interface CopySize {
  values: number
}

/**
 * Copies objects and arrays, at every level, without the keys whose value is `undefined`. Elements of arrays stay, even
 * `undefined` ones; dates and the like are kept as they are. An own key `__proto__` is dropped.
 *
 * @throws MappingError for data nested more than 500 levels deep, containing itself, or of more than 1,000,000 values
 */
export function removeUndefined<T>(value: T): T {
  return copyOf(value, 1, { values: 1 }) as T
}

/** Copies a value that stands at some level of what {@link removeUndefined} copies; `size` is that of the whole. */
export function copyOf(value: unknown, depth: number, size: CopySize): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return copyArray(value, depth, size)
  return isObject(value) ? copyObject(value, depth, size) : value
}

function copyArray(original: unknown[], depth: number, size: CopySize): unknown[] {
  checkDataDepth(depth)
  checkDataSize((size.values += original.length))
  const copy = original.slice()
  for (let index = 0; index < copy.length; index++) {
    const element = copy[index]
    if (typeof element !== 'object' || element === null) continue
    if (isArray(element)) copy[index] = copyArray(element, depth + 1, size)
    // V8 copies objects of few shapes much faster, and judges by the place in the code: elements of a list are alike.
    else if (isObject(element)) copy[index] = mended({ ...element }, element, depth + 1, size)
  }
  return copy
}

function copyObject(original: Record<string, unknown>, depth: number, size: CopySize): Record<string, unknown> {
  return mended({ ...original }, original, depth, size)
}

/** A copy of the whole, mended where needed, costs a fraction of a copy key by key. */
function mended(
  copy: Record<string, unknown>,
  original: Record<string, unknown>,
  depth: number,
  size: CopySize
): Record<string, unknown> {
  checkDataDepth(depth)
  const before = size.values
  let count = 0
  for (const key in copy) {
    const child = copy[key]
    if (child === undefined || key === '__proto__') {
      size.values = before
      return copyKeys(original, depth, size)
    }
    if (typeof child === 'object' && child !== null && Object.hasOwn(copy, key)) {
      copy[key] = copyOf(child, depth + 1, size)
    }
    count += 1
  }
  checkDataSize((size.values += count))
  return copy
}

function copyKeys(original: Record<string, unknown>, depth: number, size: CopySize): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(original)) {
    const child = original[key]
    if (child === undefined) continue
    size.values += 1
    setKey(copy, key, copyOf(child, depth + 1, size))
  }
  checkDataSize(size.values)
  return copy
}
