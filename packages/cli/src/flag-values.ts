/**
 * The values of a flag that may be repeated. The text of an environment variable, which oclif hands on as it is, counts
 * as several where it has commas.
 */
export function valuesOf(given: string[] | string | undefined): string[] {
  return typeof given === 'string' ? given.split(',').map((value) => value.trim()) : (given ?? [])
}
