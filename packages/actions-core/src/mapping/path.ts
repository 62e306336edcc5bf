import { memoize } from '../data/bounded-cache'
import { isSafeKey } from '../data/values'

const SEPARATOR = /\[(?=['"\d])|\.|(?<=['"\d])\]+/
const QUOTES = /['"]/g

/** The keys of a path; none for the value as a whole. Callers share the list and must not modify it. */
export const keysOfPath = memoize((path) =>
  path
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
    .map((piece) => piece.replace(QUOTES, ''))
)

/**
 * Reads the value at a path: keys with dots between them, positions of a list as `.0` or `[0]`, keys with blanks as
 * `['first name']`. Quotes do not protect a dot.
 *
 * Only own properties are found, including the `length` of texts and lists; `__proto__` is never found.
 *
 * @param path a text, or the keys themselves; `''` and `'.'` mean the value as a whole
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

/** Removes the first `$.`, which stands for the event, from a path as directives write it. */
export function withoutRoot(path: string): string {
  return path.replace('$.', '')
}

/** The plain form of a path: its keys with dots between them. `''` for the value as a whole. */
export function plainPath(path: string): string {
  return keysOfPath(path).join('.')
}
