import { createHash } from 'node:crypto'

/** Returns the SHA-256 of a text in UTF-8 as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Whether a text has the form of a SHA-256 in hexadecimal digits. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text)
}

/**
 * Returns the SHA-256 of personal data in the form that the vendor compares, or the text in lower case if it is a hash
 * already, because many sources hash before they send.
 *
 * @param normalise brings the text into the form that the vendor hashes. Default: as it is. See `personal-data.ts`.
 * @returns `undefined` if there is no text, or if nothing is left of it: all people without an e-mail would be one.
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
 * As {@link hashed}, for a list of values. Values of which nothing is left are left out.
 *
 * @returns `undefined` if there is no value, so that the key is missing from the request
 */
export function hashedList(texts: string[] | undefined, normalise?: (raw: string) => string): string[] | undefined {
  const hashes = (texts ?? []).flatMap((text) => hashed(text, normalise) ?? [])
  return hashes.length > 0 ? hashes : undefined
}
