/**
 * Whether an error is a mistake in the code, which says nothing about a request or a payload. The TypeErrors of `fetch`
 * have a cause and are none.
 *
 * @example
 * isMistake(new ReferenceError('id is not defined')) // true
 */
export function isMistake(error: unknown): boolean {
  const mistakes = [TypeError, ReferenceError, RangeError, SyntaxError]
  return mistakes.some((mistake) => error instanceof mistake) && (error as Error).cause === undefined
}
