import { memoize } from '../data/bounded-cache'
import { isSafeKey } from '../data/values'

const SEPARATOR = /\[(?=['"\d])|\.|(?<=['"\d])\]+/
const QUOTES = /['"]/g

/** Returns the keys of a path; empty for the value as a whole. The list is shared and must not be modified. */
export const keysOfPath = memoize((path) =>
  path
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
    .map((piece) => piece.replace(QUOTES, ''))
)

/**
 * Reads the value at a path: keys separated by dots, list indexes as `.0` or `[0]`, keys with spaces as `['first
 * name']`. Quotes do not protect a dot.
 *
 * Finds only own properties, including the `length` of strings and lists, and never `__proto__`.
 *
 * @param path a string, or the keys; `''` and `'.'` mean the value as a whole
 * @returns `undefined` if a key is missing; if a value on the way is falsy (`null`, `0`, `''`, ...), that value
 *
 * @example
 * import { get } from '@segment/actions-core'
 *
 * get({ properties: { products: [{ id: 7 }] } }, 'properties.products[0].id') // 7
 */
export function get<T = unknown>(obj: unknown, path: string | string[]): T | undefined {
  if (path === '' || path === '.') return obj as T
  if (path === undefined || path === null) return undefined
  let value = obj
  for (const key of typeof path === 'string' ? keysOfPath(path) : path) {
    if (!value) break
    value = isSafeKey(key) && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return value as T
}

/** Whether a path means the value as a whole. */
export function isWhole(path: string): boolean {
  return path === '.' || keysOfPath(path).length === 0
}

/** Removes the first `$.`, which stands for the event, from a path of a directive. */
export function withoutRoot(path: string): string {
  return path.replace('$.', '')
}

/** Returns the plain form of a path: its keys separated by dots. `''` for the value as a whole. */
export function plainPath(path: string): string {
  return keysOfPath(path).join('.')
}
