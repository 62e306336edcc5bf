/**
 * Adds fields to an error that can be read but are not enumerable, so that printing or comparing the error leaves them
 * out. Gives the same error back.
 */
export function withHiddenFields<E extends Error>(error: E, fields: Record<string, unknown>): E {
  for (const [name, value] of Object.entries(fields)) {
    Object.defineProperty(error, name, { value, configurable: true, writable: true })
  }
  return error
}
