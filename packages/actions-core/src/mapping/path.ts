import { memoize } from './memoize'
import { isSafeKey } from './safe-key'

const SEPARATOR = /\[(?=['"\d])|\.|(?<=['"\d])\]+/
const QUOTES = /['"]/g

/** The keys that a path leads along; none for the value as a whole. Callers share the list and must not modify it. */
export const keysOfPath = memoize((path) =>
  path
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
    .map((piece) => piece.replace(QUOTES, ''))
)

/**
 * Reads a value by its path: keys parted by dots, positions of a list as `.0` or `[0]`, keys with blanks as
 * `['first name']`. Quotes do not protect a dot.
 *
 * Only own properties are found, among them the `length` of texts and lists; `__proto__` is never found.
 *
 * @param path a text, or the keys themselves; `''` and `'.'` mean the value as a whole
 * @returns `undefined` where a key is missing; where a value on the way is falsy (`null`, `0`, `''`, ...), that value
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

/** Whether a path leads nowhere but to the value as a whole. */
export function isWhole(path: string): boolean {
  return path === '.' || keysOfPath(path).length === 0
}

/** Takes the mark of the event's root, `$.`, out of a path as directives write it. Only the first one goes. */
export function withoutRoot(path: string): string {
  return path.replace('$.', '')
}

/** The plain form of a path: its keys parted by dots. `''` for the value as a whole. */
export function plainPath(path: string): string {
  return keysOfPath(path).join('.')
}
