/**
 * Returns the values of a request without the empty ones: `undefined`, `null`, empty texts and empty lists. `0` and
 * `false` stay.
 *
 * @returns `undefined` if nothing is left, so that the request omits their key
 */
export function withoutEmpty(values: object = {}): Record<string, unknown> | undefined {
  const given = Object.entries(values).filter(([, value]) => !isEmpty(value))
  return given.length > 0 ? Object.fromEntries(given) : undefined
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
