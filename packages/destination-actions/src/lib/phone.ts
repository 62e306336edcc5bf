import type { CountryCode } from 'libphonenumber-js'

/** The country of a phone number without a country code. */
export interface PhoneHome {
  /** The country as a two-letter ISO 3166 code: `DE`. In any case. */
  country?: string
  /** The country code, with or without a plus sign: `+49`. Only used without a `country`. */
  callingCode?: string
}

/**
 * Converts a phone number to E.164, `+4915112345678`, whatever spaces, brackets and hyphens it has.
 *
 * Google's libphonenumber decides which numbers are valid in their country. The first number loads the library.
 *
 * @returns `undefined` if the text is not a valid number, or if its country is unknown
 */
export async function toE164(phone: string, { country, callingCode }: PhoneHome = {}): Promise<string | undefined> {
  const { isSupportedCountry, parsePhoneNumberFromString } = await import('libphonenumber-js/max')
  const known = country?.trim().toUpperCase()
  const number = parsePhoneNumberFromString(phone, {
    ...(known && isSupportedCountry(known) && { defaultCountry: known satisfies CountryCode }),
    ...(!known && callingCode && { defaultCallingCode: callingCode.replace(/\D/g, '') }),
    extract: false
  })
  return number?.isValid() ? number.number : undefined
}
