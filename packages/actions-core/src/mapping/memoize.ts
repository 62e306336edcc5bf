const MAX_ENTRIES = 1000
const MAX_KEY_LENGTH = 2000

/**
 * Remembers what a function of a text gave. At most 1,000 results are kept, the oldest goes first; results for texts
 * of more than 2,000 characters are not kept. Callers share the result and must not modify it.
 *
 * @param compute depends on its text alone; what it throws is thrown on and not kept
 */
export function memoize<T>(compute: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>()
  return (text) => {
    const known = results.get(text)
    if (known !== undefined) return known
    const result = compute(text)
    if (text.length > MAX_KEY_LENGTH) return result
    if (results.size === MAX_ENTRIES) results.delete(results.keys().next().value as string)
    results.set(text, result)
    return result
  }
}
