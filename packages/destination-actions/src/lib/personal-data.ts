/**
 * The forms in which advertisers compare personal data before they hash it. Where a vendor asks for another form, its
 * destination has a function of its own.
 *
 * Sources: https://developers.facebook.com/docs/marketing-api/conversions-api/parameters/customer-information-parameters
 * and https://developers.pinterest.com/docs/conversions/conversion-management/, which agree; so do Snapchat and TikTok.
 */
export const normal = {
  /** Without blanks around it, in lower case. */
  email: lowerCase,
  /** A first or last name: without blanks around it, in lower case. Accents and apostrophes stay. */
  name: lowerCase,
  /** The code of a state or province, in lower case. */
  state: lowerCase,
  /** The code of a country, in lower case. */
  country: lowerCase,
  /** In lower case, without any blanks: `sanfrancisco`. */
  city: lowerCaseWithoutBlanks,
  /** In lower case, without any blanks; hyphens stay: `sw1a1aa`, `01310-100`. */
  postcode: lowerCaseWithoutBlanks,
  /** The initial, `f` or `m`, of `female`, `M` and the like. Nothing is left of any other gender. */
  gender,
  /** Only the digits of a phone number that begins with the code of its country. See `phone.ts` for other numbers. */
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
