import { UsageError, camelCase } from '@segment/actions-input'

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

/** True when an action can be called `name`, so that its camel case is its key, else why not. */
export function checkActionName(name: string): true | string {
  if (/[/\\]/.test(name)) return "It is a path. Give the action's name alone, and the destination by --directory."
  const key = camelCase(name)
  if (!/^[a-z][a-zA-Z0-9]{0,99}$/.test(key)) {
    return `${key ? `Its key would be '${key}'` : 'It gives no key'}: use Latin letters and digits, beginning with a letter, at most 100 characters: 'sendEvent'.`
  }
  return !(key in Object.prototype) || `Every object has '${key}' already. Choose another name.`
}
