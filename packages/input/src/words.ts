/** Proposes a slug for a destination called `name`; empty if the name has no Latin letters or digits. */
export function slugOf(name: string): string {
  const slug = plain(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug && `actions-${slug}`
}

/**
 * Converts a name to camel case, with Latin letters in ASCII: `Send event` and `send-event` become `sendEvent`,
 * `Größe senden` becomes `grosseSenden`.
 */
export function camelCase(name: string): string {
  const [first = '', ...rest] = wordsOf(plain(name))
  return lowerFirst(first) + rest.map(upperFirst).join('')
}

/** Converts a name to title case: `sendEvent` and `send-event` become `Send Event`. */
export function titleCase(name: string): string {
  return wordsOf(name).map(upperFirst).join(' ')
}

/** Latin letters that Unicode does not decompose into an ASCII letter and a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't'
}

/** Returns the name without marks and apostrophes, with Latin letters in ASCII; other letters stay. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/\P{ASCII}/gu, (letter) => {
      const small = letter.toLowerCase()
      const latin = LETTERS[small] ?? letter
      return small === letter ? latin : upperFirst(latin)
    })
}

/**
 * Splits a name into words: at anything but letters, digits and apostrophes, before a capital that follows a small letter
 * or a digit, and before the last of several capitals if small letters follow: `HTTPCall` is `HTTP` and `Call`.
 */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll}{2})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}'’]+/u)
    .filter((word) => word !== '')
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** Starts a word with a small letter: `Event` becomes `event`. A word in capitals becomes small: `HTTP` becomes `http`. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1)
}
