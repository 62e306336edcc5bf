import { createHmac } from 'node:crypto'

/**
 * The header that proves where a request comes from: the HMAC-SHA1 of `text`, keyed with the shared secret, in lower
 * case hexadecimal digits. No header without a secret.
 *
 * Source: https://segment.com/docs/connections/destinations/catalog/actions-webhook/#getting-started
 */
export function signatureHeader(sharedSecret: string | undefined, text: string): Record<string, string> {
  if (!sharedSecret) return {}
  return { 'x-signature': createHmac('sha1', sharedSecret).update(text, 'utf8').digest('hex') }
}
