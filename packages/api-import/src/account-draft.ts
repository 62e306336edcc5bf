import { isSecretName } from '@segment/action-destinations/conformance'
import type { GlobalSetting } from '@segment/actions-core'
import { camelCase } from '@segment/actions-input'
import { pathParameters } from './action-draft'
import type { Api, Operation, Parameter, SecurityScheme } from './api'
import { settingOf } from './fields'
import { shapeOf } from './shape'
import type { Shape } from './variants'

/** How a destination authenticates, and its settings. */
export interface AccountDraft {
  scheme?: 'custom' | 'basic' | 'oauth2'
  settings: Record<string, GlobalSetting>
  /** The header or query parameter that carries a setting, with the text before it. */
  credentials: { in: 'header' | 'query'; parameter: string; prefix: string; setting: string }[]
  /** Where OAuth tokens are refreshed. */
  tokenUrl?: string
  /** Returns the key of the setting for a parameter; undefined if it is not a setting. */
  settingFor: (parameter: Pick<Parameter, 'name' | 'in'>) => string | undefined
  /** Returns the key of the setting for a body property; undefined if it is not a setting. */
  bodySettingFor: (property: string, shape: Shape) => string | undefined
}

/** Parameters whose value is the same for a whole account, in lower case and without separators. */
const OF_ACCOUNT =
  /^(username|account(id|name|slug|key)?|workspace(id|slug|key)?|app(id|key)?|application(id)?|project(id|key|slug|token)?|org(id|slug)?|organi[sz]ation(id|slug)?|tenant(id)?|site(id|key)?|team(id)?|environment(id)?|env|region|subdomain|datacenter|dc|version|apiversion|instance|dataset(id)?)$/

/** Headers that every request has. */
const OWN_HEADERS = /^(content-type|content-length|content-encoding|accept|accept-.*|authorization|user-agent|host)$/i

/** Names of body properties that contain the key of an account. */
const KEY_IN_BODY = /^(api|write|routing|integration|app|project|account)_?(key|token|secret)$/i

/** The kinds of credentials, from the easiest to the hardest to fill in. */
const EASE: SecurityScheme['kind'][] = ['bearer', 'key', 'basic', 'oauth2']

/** Chooses authentication and settings from what the operations of the actions need. */
export function draftAccount(
  api: Api,
  operations: Operation[],
  note: (place: string, message: string) => void
): AccountDraft {
  const settings: Record<string, GlobalSetting> = {}
  const parameterSettings = new Map<string, string>()
  const draft: AccountDraft = {
    settings,
    credentials: [],
    settingFor: (parameter) => parameterSettings.get(`${parameter.in} ${parameter.name}`),
    bodySettingFor: (property, { type }) => {
      if (draft.scheme !== undefined && draft.credentials.length > 0) return undefined
      if (draft.scheme === 'basic' || draft.scheme === 'oauth2') return undefined
      if (type !== 'string' || !KEY_IN_BODY.test(property)) return undefined
      const key = camelCase(property)
      settings[key] ??= secret(labelled(property))
      draft.scheme ??= 'custom'
      return key
    }
  }
  for (const scheme of chooseSchemes(api, operations)) addScheme(draft, scheme)
  for (const [name, variable] of Object.entries(api.variables)) {
    const { choices, description, default: value } = variable
    const usable = value !== undefined && (!choices || choices.includes(value)) ? { default: value } : {}
    settings[camelCase(name)] = settingOf(name, { type: 'string', choices, description, ...usable }, true)
  }
  for (const parameter of operations.flatMap(parametersOf)) {
    if (!isSetting(parameter, api, operations)) continue
    const key = camelCase(parameter.name)
    parameterSettings.set(`${parameter.in} ${parameter.name}`, key)
    const shape = shapeOf(parameter.schema, { resolve: api.resolve, note }) ?? { type: 'string' }
    const { description = parameter.description } = shape
    const setting = settingOf(parameter.name, { ...shape, type: 'string', description }, true)
    settings[key] ??= isSecretName(key) ? { ...setting, type: 'password' } : setting
  }
  if (Object.keys(settings).length > 0) draft.scheme ??= 'custom'
  return draft
}

/** Returns all parameters of an operation, including undeclared ones of its path. */
function parametersOf({ path, parameters }: Operation): Parameter[] {
  const undeclared = pathParameters(path).filter(
    (name) => !parameters.some((one) => one.in === 'path' && one.name === name)
  )
  return [
    ...parameters,
    ...undeclared.map((name): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  ]
}

function isSetting({ name, in: place, required }: Parameter, { operations: all }: Api, chosen: Operation[]): boolean {
  if (!required) return false
  if (place === 'header') return !OWN_HEADERS.test(name)
  if (OF_ACCOUNT.test(name.toLowerCase().replace(/[^a-z]/g, ''))) return true
  const has = ({ path }: Operation) => pathParameters(path).includes(name)
  return place === 'path' && chosen.length > 1 && chosen.every(has) && all.filter(has).length >= all.length * 0.6
}

/** Returns the schemes of the easiest alternative that all operations accept. */
function chooseSchemes(api: Api, operations: Operation[]): SecurityScheme[] {
  const alternatives = asksForCredentials(api)
    ? operations.map(({ security }) => security)
    : [Object.keys(api.schemes).map((name) => [name])]
  const [first, ...others] = alternatives.map((sets) => sets.filter((set) => set.every((name) => api.schemes[name])))
  const shared = (first ?? []).filter((set) =>
    others.every((sets) => sets.some((other) => other.join() === set.join()))
  )
  const sets = (shared.length > 0 ? shared : (first ?? [])).map((set) => set.map((name) => api.schemes[name]!))
  const effort = (set: SecurityScheme[]) => Math.max(...set.map(({ kind }) => EASE.indexOf(kind)), 0) + set.length / 10
  const needed = sets.filter((set) => set.length > 0)
  const best = needed.toSorted((a, b) => effort(a) - effort(b) || inHeader(b) - inHeader(a))[0]
  return best ?? []
}

/** Whether any operation states its security. If none does, documents mean that all of them need what is defined. */
export function asksForCredentials({ operations }: Api): boolean {
  return operations.some(({ security }) => security.length > 0)
}

function inHeader(set: SecurityScheme[]): number {
  return set.filter((scheme) => scheme.kind === 'key' && scheme.in === 'header').length
}

function addScheme(draft: AccountDraft, scheme: SecurityScheme): void {
  if (scheme.kind === 'basic') {
    draft.scheme = 'basic'
    draft.settings.username = {
      label: 'Username',
      description: 'The username of your account.',
      type: 'string',
      required: true
    }
    draft.settings.password = secret('Password')
  } else if (scheme.kind === 'oauth2') {
    draft.scheme = 'oauth2'
    draft.tokenUrl = scheme.tokenUrl
  } else {
    const {
      parameter,
      prefix,
      in: place
    } = scheme.kind === 'key' ? scheme : ({ in: 'header', parameter: 'authorization', prefix: 'Bearer ' } as const)
    const setting = draft.credentials.length === 0 ? 'apiKey' : camelCase(parameter)
    draft.scheme ??= 'custom'
    draft.settings[setting] = secret(setting === 'apiKey' ? 'API Key' : labelled(parameter))
    draft.credentials.push({ in: place, parameter, prefix, setting })
  }
}

function secret(label: string): GlobalSetting {
  const words = label === 'API Key' ? 'API key' : label.toLowerCase()
  return { label, description: `The ${words} of your account.`, type: 'password', required: true }
}

function labelled(name: string): string {
  return settingOf(name, { type: 'string' }, true).label
}
