import { UsageError, camelCase, slugOf } from '@segment/actions-input'
import type { Mode } from '../workspace/destinations'
import type { Question } from '../terminal/prompt'

/** What `init` can start from: the folders in `templates/destinations`, and what each is for. The first is the default. */
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

/** Where a destination runs that is made from the template called `name`. */
export function modeOfTemplate(name: string): Mode {
  return name === 'browser' ? 'device' : 'cloud'
}

/** True when there is a template called `name`, else what there is. */
export function checkTemplate(name: string): true | string {
  const names: string[] = templates.map(({ value }) => value)
  return names.includes(name) || `There are: ${names.join(', ')}.`
}

/** Throws a UsageError that begins with `flag` when `value` is not valid; `check` returns true or why not. */
export function demand(flag: string, value: string, check: (value: string) => true | string): void {
  const verdict = check(value)
  if (verdict !== true) throw new UsageError(`${flag} '${value}' is not valid. ${verdict}`)
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

/**
 * What has to be known to scaffold a destination.
 *
 * @param folder the name of the folder, when it is given: the slug to propose follows from it.
 */
export function destinationQuestions(folder?: string): Question<'name' | 'slug' | 'template'>[] {
  return [
    { name: 'name', flag: '--name', message: 'What is the destination called?', kind: 'text', validate: checkName },
    {
      name: 'slug',
      flag: '--slug',
      message: 'Which slug shall it have?',
      kind: 'text',
      default: ({ name = '' }) => slugOf(folder ?? name),
      validate: checkSlug
    },
    {
      name: 'template',
      flag: '--template',
      message: 'What shall it start from?',
      kind: 'select',
      default: templates[0].value,
      choices: templates,
      validate: checkTemplate
    }
  ]
}
