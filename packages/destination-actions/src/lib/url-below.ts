/**
 * Returns the URL of a resource below an address that people type into a setting, with or without slashes at its end.
 *
 * @example
 * ```ts
 * urlBelow('https://eu.example.com/', 'v1/track') // https://eu.example.com/v1/track
 * ```
 */
export function urlBelow(address: string, path: string): string {
  return `${address.replace(/\/+$/, '')}/${path}`
}
