import { createHash } from 'node:crypto'
import { isSha256 } from '../../lib/hash'
import type { Payload } from './syncAudience/generated-types'

/**
 * The line of the file for a person: the email address, or its hash for UID2 in Base64. An address that is hashed already
 * is hashed no more.
 *
 * @returns `undefined` for no email address or a malformed one, which The Trade Desk would not accept
 */
export function lineOf({ email, pii_type }: Pick<Payload, 'email' | 'pii_type'>): string | undefined {
  if (!email) return undefined
  if (pii_type === 'Email') return isEmail(email) ? email : undefined
  if (isSha256(email)) return Buffer.from(email, 'hex').toString('base64')
  return isEmail(email) ? createHash('sha256').update(normalForm(email)).digest('base64') : undefined
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
}

/** https://unifiedid.com/docs/getting-started/gs-normalization-encoding#email-address-normalization */
function normalForm(email: string): string {
  const [name = '', domain = ''] = email.toLowerCase().split('@')
  return domain === 'gmail.com' ? `${name.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}` : `${name}@${domain}`
}
