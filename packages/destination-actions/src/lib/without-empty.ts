/**
 * Returns the values of a request without those that say nothing: `undefined`, `null`, empty texts and empty lists.
 * `0` and `false` stay.
 *
 * @returns `undefined` if nothing is left, so that the key that would hold them is missing from the request
 */
export function withoutEmpty(values: object = {}): Record<string, unknown> | undefined {
  const given = Object.entries(values).filter(([, value]) => !isEmpty(value))
  return given.length > 0 ? Object.fromEntries(given) : undefined
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
