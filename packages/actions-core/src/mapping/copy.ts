import { isArray, isObject, isPlain, setKey } from '../data/values'
import { Evaluation } from './evaluation'
import { checkDataDepth } from './limits'

/**
 * Copies objects and arrays, at every level, without the keys whose value is `undefined`. Elements of arrays stay, even
 * `undefined` ones; dates and other instances are not copied. Drops an own key `__proto__`.
 *
 * @throws MappingError for data nested more than 500 levels deep, containing itself, or of more than 1,000,000 values or
 *   10,000,000 characters
 *
 * @example
 * import { removeUndefined } from '@segment/actions-core'
 *
 * removeUndefined({ a: 1, b: undefined, c: { d: undefined } }) // { a: 1, c: {} }
 */
export function removeUndefined<T>(value: T): T {
  return copyOf(value, 1, new Evaluation()) as T
}

/** Copies a value at some level of the argument of {@link removeUndefined}. */
export function copyOf(value: unknown, depth: number, evaluation: Evaluation): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return copyArray(value, depth, evaluation)
  if (evaluation.isClean && isPlain(value)) return copyPlain(value, depth, evaluation)
  return isObject(value) ? copyKeys(value, depth, evaluation) : value
}

function copyArray(original: unknown[], depth: number, evaluation: Evaluation): unknown[] {
  checkDataDepth(depth)
  evaluation.addValues(original.length)
  const copy = original.slice()
  let characters = 0
  for (let index = 0; index < copy.length; index++) {
    const element = copy[index]
    // Holes stay holes.
    if (typeof element === 'object' && element !== null) copy[index] = copyOf(element, depth + 1, evaluation)
    else if (typeof element === 'string') characters += element.length
  }
  evaluation.addCharacters(characters)
  return copy
}

function copyPlain(original: Record<string, unknown>, depth: number, evaluation: Evaluation): Record<string, unknown> {
  checkDataDepth(depth)
  const copy: Record<string, unknown> = {}
  let values = 0
  let characters = 0
  for (const key in original) {
    const child = original[key]
    if (child === undefined || key === '__proto__') continue
    values += 1
    characters += key.length
    if (typeof child === 'string') characters += child.length
    copy[key] = typeof child === 'object' ? copyOf(child, depth + 1, evaluation) : child
  }
  evaluation.addValues(values)
  evaluation.addCharacters(characters)
  return copy
}

/**
 * Like `copyPlain`, for class instances, and if `for in` would find more than own keys. 55 directives take 13% longer if this
 * is the only loop.
 */
function copyKeys(original: object, depth: number, evaluation: Evaluation): Record<string, unknown> {
  checkDataDepth(depth)
  const copy: Record<string, unknown> = {}
  for (const [key, child] of Object.entries(original)) {
    if (child === undefined) continue
    evaluation.addValues(1)
    evaluation.addCharacters(key.length + (typeof child === 'string' ? child.length : 0))
    setKey(copy, key, copyOf(child, depth + 1, evaluation))
  }
  return copy
}
