import { hashed } from '../../lib/hash'

/** What says who a person is, apart from their address. Values may be hashes already. */
export interface Contact {
  email?: string
  phone?: string
  /** Default: that of the United States, 1. */
  phoneCountryCode?: string
}

/** A way to recognize a person. https://developers.google.com/google-ads/api/docs/conversions/upload-online */
export type UserIdentifier = Record<string, string | object>

/** The identifiers of a person, each by itself as Google asks for it: email, phone, address. */
export function identifiersOf(
  { email, phone, phoneCountryCode }: Contact,
  addressInfo?: Record<string, string | undefined>
): UserIdentifier[] {
  const hashedEmail = hashed(email, normalEmail)
  const hashedPhoneNumber = hashed(phone, (raw) => normalPhone(raw, phoneCountryCode))
  return [
    ...(hashedEmail ? [{ hashedEmail }] : []),
    ...(hashedPhoneNumber ? [{ hashedPhoneNumber }] : []),
    ...(addressInfo ? [{ addressInfo }] : [])
  ]
}

/**
 * The hash of a name or a street. Its letters stay as they are, as saved mappings expect: Google compares hashes of lower
 * case, which the mapping must provide.
 */
export function hashedAsIs(text: string | undefined): string | undefined {
  return hashed(text)
}

/**
 * The form of an email address that Google compares: without blanks around it, in lower case, for Gmail without the dots
 * of the name. https://developers.google.com/google-ads/api/docs/conversions/upload-online
 */
export function normalEmail(email: string): string {
  const [, name = '', domain = ''] = /^(.*)@(.*)$/.exec(email.trim().toLowerCase()) ?? []
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return email.trim().toLowerCase()
  return `${name.replaceAll('.', '')}@${domain}`
}

/**
 * The form of a phone number that Google compares, E.164. A number in international form stays what it is, unless the
 * mapping names a country whose code it does not begin with.
 *
 * @returns an empty text if there is no digit
 */
export function normalPhone(phone: string, countryCode?: string): string {
  const digits = phone.replace(/\D/g, '')
  if (digits === '') return ''
  if (!countryCode && /^\s*(?:\+|00)/.test(phone)) return `+${digits.replace(/^00/, '')}`
  const code = countryCode?.replace(/\D/g, '') || '1'
  return digits.startsWith(code) ? `+${digits}` : `+${code}${digits}`
}
