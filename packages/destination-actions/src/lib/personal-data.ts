/**
 * The forms in which advertisers compare personal data before they hash it. If a vendor requires another form, its
 * destination has its own function.
 *
 * Sources:
 * https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters and
 * https://developers.pinterest.com/docs/conversions/conversion-management/, which agree; so do Snapchat and TikTok.
 */
export const normal = {
  /** Trims the text and converts it to lower case. */
  email: lowerCase,
  /** A first or last name: trims it and converts it to lower case. Accents and apostrophes stay. */
  name: lowerCase,
  /** The code of a state or province, in lower case. */
  state: lowerCase,
  /** The code of a country, in lower case. */
  country: lowerCase,
  /** In lower case, without any spaces: `sanfrancisco`. */
  city: lowerCaseWithoutBlanks,
  /** In lower case, without any spaces; hyphens stay: `sw1a1aa`, `01310-100`. */
  postcode: lowerCaseWithoutBlanks,
  /** The initial, `f` or `m`, of `female`, `M` and the like. Empty for any other gender. */
  gender,
  /** The digits of a phone number that begins with its country code. See `phone.ts` for other numbers. */
  phoneDigits
}

function lowerCase(text: string): string {
  return text.trim().toLowerCase()
}

function lowerCaseWithoutBlanks(text: string): string {
  return text.toLowerCase().replace(/\s/g, '')
}

function gender(text: string): string {
  const word = lowerCase(text)
  return ['f', 'female', 'm', 'male'].includes(word) ? word.charAt(0) : ''
}

function phoneDigits(text: string): string {
  return text.replace(/\D/g, '')
}
