/**
 * Copies the own enumerable keys of an object except those named. Returns an empty object for `undefined`.
 *
 * @example
 * omit({ a: 1, b: 2 }, ['b']) // { a: 1 }
 */
export function omit<T extends object, K extends string[]>(obj: T | undefined, keys: K): Omit<T, keyof K> {
  const kept = Object.entries(obj ?? {}).filter(([key]) => !keys.includes(key))
  return Object.fromEntries(kept) as Omit<T, keyof K>
}
