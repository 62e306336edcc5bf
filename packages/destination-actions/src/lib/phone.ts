import type { CountryCode } from 'libphonenumber-js'

/** Where a phone number that does not begin with the code of a country is at home. */
export interface PhoneHome {
  /** The country, as its two letters of ISO 3166: `DE`. In any case. */
  country?: string
  /** The code of the country, with or without a plus sign: `+49`. Counts only without a `country`. */
  callingCode?: string
}

/**
 * Returns a phone number in the form of E.164, `+4915112345678`, whatever blanks, brackets and hyphens it has.
 *
 * Valid is what the plan of its country allows, as Google's libphonenumber knows it. The library is loaded with the first
 * number.
 *
 * @returns `undefined` if the text is not a valid number, or if its country cannot be told
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
