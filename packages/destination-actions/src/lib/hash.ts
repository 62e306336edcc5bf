import { createHash } from 'node:crypto'

/** Returns the SHA-256 of a text in UTF-8 as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a text looks like a hexadecimal SHA-256. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text)
}

/**
 * Returns the SHA-256 of personal data in the form that the vendor compares. Returns a text that is already a hash in
 * lower case, because many sources hash before they send.
 *
 * @param normalise converts the text to the form that the vendor hashes. Default: unchanged. See `personal-data.ts`.
 * @returns `undefined` if there is no text, or if normalising leaves nothing; otherwise everybody without an e-mail would
 *   share a hash
 *
 * @example
 * ```ts
 * json: { em: hashed(payload.email, normal.email), zp: hashed(payload.postcode, normal.postcode) }
 * ```
 */
export function hashed(text: string | undefined, normalise = (raw: string) => raw): string | undefined {
  if (text === undefined) return undefined
  const given = text.trim()
  if (isSha256(given)) return given.toLowerCase()
  const form = normalise(text)
  return form === '' ? undefined : sha256(form)
}

/**
 * Like {@link hashed}, for a list of values. Omits values of which normalising leaves nothing.
 *
 * @returns `undefined` if there is no value, so that the key is missing from the request
 */
export function hashedList(texts: string[] | undefined, normalise?: (raw: string) => string): string[] | undefined {
  const hashes = (texts ?? []).flatMap((text) => hashed(text, normalise) ?? [])
  return hashes.length > 0 ? hashes : undefined
}
