/** The slug to propose for a destination called `name`; empty when the name has no Latin letter or digit. */
export function slugOf(name: string): string {
  const slug = plain(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug && `actions-${slug}`
}

/**
 * A name in camel case, in letters of ASCII as far as they are Latin: `Send event` and `send-event` give `sendEvent`,
 * `Größe senden` gives `grosseSenden`.
 */
export function camelCase(name: string): string {
  const [first = '', ...rest] = wordsOf(plain(name))
  return lowerFirst(first) + rest.map(upperFirst).join('')
}

/** The title of an action called `name`, in title case: `sendEvent` and `send-event` give `Send Event`. */
export function titleCase(name: string): string {
  return wordsOf(name).map(upperFirst).join(' ')
}

/** Latin letters that Unicode does not take apart into a letter of ASCII and a mark. */
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

/** The name without marks and apostrophes, with Latin letters in ASCII; other letters stay. */
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
 * The words of a name: parted by what is neither letter, digit nor apostrophe, where a capital follows a small letter or a digit, and
 * before the last capital of several when small letters follow: `HTTPCall` is `HTTP` and `Call`, `IDs` is one word.
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

/** `Event` gives `event`; a word of capitals becomes small as a whole: `HTTP` gives `http`. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1)
}
