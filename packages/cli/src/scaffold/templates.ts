import type { Mode } from '../workspace/destinations'

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
