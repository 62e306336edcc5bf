import { UsageError } from '../errors'

/** Throws a UsageError that begins with `flag` when `value` does not do; `check` gives true or why not. */
export function demand(flag: string, value: string, check: (value: string) => true | string): void {
  const verdict = check(value)
  if (verdict !== true) throw new UsageError(`${flag} '${value}' will not do. ${verdict}`)
}

/** True when `name` can be the name of a destination, else why not. */
export function checkName(name: string): true | string {
  if (name.trim() === '') return 'A name must not be empty.'
  return !/\p{Cc}/u.test(name) || 'A name is one line without control characters.'
}

/** True when `text` can be a slug or the name of a destination's folder, else why not. */
export function checkSlug(text: string): true | string {
  // The length leaves room for the files below the folder in every file system.
  return (
    /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ||
    "Use small letters, digits and single dashes between them, at most 100 characters: 'my-tool'."
  )
}

/** True when `key` can be the key of an action, else why not. */
export function checkKey(key: string): true | string {
  if (!/^[a-z][a-zA-Z0-9]{0,99}$/.test(key)) {
    return "It gives no key: use letters and digits, beginning with a letter, at most 100 characters: 'sendEvent'."
  }
  return !(key in Object.prototype) || `Every object has '${key}' already. Choose another name.`
}

/** The slug to propose for a destination called `name`; empty when the name has no Latin letter or digit. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return plain && `actions-${plain}`
}

/** The key of an action called `name`, in camel case: `Send event` and `send-event` give `sendEvent`. */
export function camelCase(name: string): string {
  const [first = '', ...rest] = wordsOf(name)
  return lowerFirst(first) + rest.map(upperFirst).join('')
}

/** The title of an action called `name`, in title case: `sendEvent` and `send-event` give `Send Event`. */
export function titleCase(name: string): string {
  return wordsOf(name).map(upperFirst).join(' ')
}

/** The words of a name: parted by what is neither letter nor digit, and where a capital follows a small letter or a digit. */
function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** `Event` gives `event`; a word of capitals becomes small as a whole: `HTTP` gives `http`. */
function lowerFirst(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1)
}
