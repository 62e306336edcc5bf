/**
 * Returns the URL of a resource below a URL from a setting, with or without trailing slashes.
 *
 * @example
 * ```ts
 * urlBelow('https://eu.example.com/', 'v1/track') // https://eu.example.com/v1/track
 * ```
 */
export function urlBelow(address: string, path: string): string {
  return `${address.replace(/\/+$/, '')}/${path}`
}
