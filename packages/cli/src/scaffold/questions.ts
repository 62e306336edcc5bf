import { UsageError, camelCase, slugOf } from '@segment/actions-input'
import type { Mode } from '../workspace/destinations'
import type { Question } from '../terminal/prompt'

/** The templates of `init`: the folders in `templates/destinations`, with descriptions. The first is the default. */
export const templates = [
  { value: 'custom-auth', name: 'Custom Auth', description: 'settings of your choice, an API key for example' },
  { value: 'basic-auth', name: 'Basic Auth', description: 'a username and a password' },
  { value: 'oauth2-auth', name: 'OAuth2', description: 'access tokens that are refreshed' },
  { value: 'audience-oauth2', name: 'Audiences + OAuth2', description: 'keeps audiences, with access tokens' },
  {
    value: 'audience-custom-auth',
    name: 'Audiences + Custom Auth',
    description: 'keeps audiences, with settings of your choice'
  },
  { value: 'minimal', name: 'Minimal', description: 'no authentication, nothing filled in' },
  { value: 'browser', name: 'Browser', description: "runs in a page, on the vendor's SDK" }
] as const

/** Returns where a destination runs that is made from the template `name`. */
export function modeOfTemplate(name: string): Mode {
  return name === 'browser' ? 'device' : 'cloud'
}

/** Returns true if the template `name` exists, else a sentence that lists the templates. */
export function checkTemplate(name: string): true | string {
  const names: string[] = templates.map(({ value }) => value)
  return names.includes(name) || `Choose one of ${names.join(', ')}.`
}

/** Throws a UsageError that starts with `flag` if `value` is not valid; `check` returns true or why not. */
export function demand(flag: string, value: string, check: (value: string) => true | string): void {
  const verdict = check(value)
  if (verdict !== true) throw new UsageError(`${flag} '${value}' is not valid. ${verdict}`)
}

/** Returns true if `name` can be the name of a destination, else why not. */
export function checkName(name: string): true | string {
  if (name.trim() === '') return 'A name must not be empty.'
  return !/\p{Cc}/u.test(name) || 'A name is one line without control characters.'
}

/** Returns true if `text` can be a slug or the name of a destination's folder, else why not. */
export function checkSlug(text: string): true | string {
  // This length leaves room for the files in the folder on every file system.
  return (
    /^(?=.{1,100}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ||
    "Use small letters, digits and single dashes between them, at most 100 characters: 'my-tool'."
  )
}

/** Returns true if an action can be called `name`, so that its camel case is its key, else why not. */
export function checkActionName(name: string): true | string {
  if (/[/\\]/.test(name)) return "It is a path. Give the action's name alone, and the destination by --directory."
  const key = camelCase(name)
  if (!/^[a-z][a-zA-Z0-9]{0,99}$/.test(key)) {
    return `${key ? `Its key would be '${key}'` : 'It has no Latin letter or digit'}: use Latin letters and digits, beginning with a letter, at most 100 characters: 'sendEvent'.`
  }
  return !(key in Object.prototype) || `Every object has '${key}' already. Choose another name.`
}

/**
 * Lists the values that a scaffold of a destination needs.
 *
 * @param folder the name of the folder, if it is given: the proposed slug is derived from it
 */
export function destinationQuestions(folder?: string): Question<'name' | 'slug' | 'template'>[] {
  return [
    { name: 'name', flag: '--name', message: 'Name of the destination', kind: 'text', validate: checkName },
    {
      name: 'slug',
      flag: '--slug',
      message: 'Slug',
      kind: 'text',
      default: ({ name = '' }) => slugOf(folder ?? name),
      validate: checkSlug
    },
    {
      name: 'template',
      flag: '--template',
      message: 'Template',
      kind: 'select',
      default: templates[0].value,
      choices: templates,
      validate: checkTemplate
    }
  ]
}
