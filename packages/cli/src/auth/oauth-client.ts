import type { JSONObject } from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import { type Loaded, readSettingsFile, variableOf } from '@segment/actions-session'
import { ask, type Question } from '../terminal/prompt'

/** A program that is registered at an OAuth provider, and the addresses of that provider. */
export interface OAuthClient {
  authorizeUrl: string
  tokenUrl: string
  clientId: string
  /** Absent for a public client. */
  clientSecret?: string
  /** Parted by spaces. Absent: whatever the provider gives by default. */
  scope?: string
}

/** What describes a client in flags. */
export interface ClientFlags {
  'authorize-url'?: string
  'token-url'?: string
  'client-id'?: string
  'client-secret'?: string
  /** One or more scopes in each text. */
  scope?: readonly string[]
}

/** The key of each part in the object `oauth` of the settings file; those that hosts know too are spelled as there. */
export const CLIENT_KEYS = {
  authorizeUrl: 'authorize_url',
  tokenUrl: 'refresh_token_url',
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  scope: 'scope'
} as const satisfies Record<keyof OAuthClient, string>

/**
 * Collects the client to log in to a destination with. Each part comes from its flag, else from the environment variable
 * that {@link clientVariable} names, else from the settings file; addresses and id are asked for at a terminal.
 *
 * @throws UsageError for a destination without OAuth, for a missing part and for an invalid address
 */
export async function findClient(
  root: string,
  loaded: Loaded,
  flags: ClientFlags,
  env: NodeJS.ProcessEnv = process.env
): Promise<OAuthClient> {
  checkScheme(loaded)
  const folder = loaded.place.name
  const stored = (readSettingsFile(root, loaded).oauth ?? {}) as JSONObject
  const given: Partial<OAuthClient> = {
    authorizeUrl: flags['authorize-url'],
    tokenUrl: flags['token-url'],
    clientId: flags['client-id'],
    clientSecret: flags['client-secret'],
    scope: flags.scope?.join(' ')
  }
  for (const [part, key] of Object.entries(CLIENT_KEYS) as [keyof OAuthClient, string][]) {
    given[part] ??= env[clientVariable(folder, part)] || textAt(stored, key)
  }
  return { ...given, ...(await ask(questions(folder), given)) }
}

/** The environment variable for a part: `MY_TOOL_OAUTH_CLIENT_ID` for the id of the client of `my-tool`. */
export function clientVariable(folder: string, part: keyof OAuthClient): string {
  return variableOf(folder, `oauth_${part}`)
}

/** @throws UsageError for a destination that does not authenticate by OAuth */
export function checkScheme({ definition }: Loaded): void {
  const scheme = definition.authentication?.scheme
  if (scheme === 'oauth2' || scheme === 'oauth-managed') return
  const how = scheme === undefined ? 'has no authentication' : `has the authentication scheme '${scheme}'`
  throw new UsageError(`${definition.name} ${how}: only 'oauth2' and 'oauth-managed' have tokens.`)
}

function questions(folder: string): Question<'authorizeUrl' | 'tokenUrl' | 'clientId'>[] {
  const flag = (name: string, part: keyof OAuthClient) => `${name} (or ${clientVariable(folder, part)})`
  return [
    {
      name: 'authorizeUrl',
      flag: flag('--authorize-url', 'authorizeUrl'),
      message: 'The address where a person allows the access?',
      kind: 'text',
      validate: checkEndpoint
    },
    {
      name: 'tokenUrl',
      flag: flag('--token-url', 'tokenUrl'),
      message: 'The address that gives tokens?',
      kind: 'text',
      validate: checkEndpoint
    },
    { name: 'clientId', flag: flag('--client-id', 'clientId'), message: 'The id of the client?', kind: 'text' }
  ]
}

/** Secrets go to these addresses: RFC 6749 §3.1 and §3.2 want TLS, and no fragment. */
function checkEndpoint(text: string): true | string {
  if (!URL.canParse(text)) return 'Give an address such as https://login.example.com/oauth/authorize.'
  const { protocol, hostname, hash, username, password } = new URL(text)
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return 'It must begin with https://.'
  if (username !== '' || password !== '') return 'It must not hold credentials.'
  return hash === '' || 'It must not have a fragment (#).'
}

function textAt(stored: JSONObject, key: string): string | undefined {
  const value = stored[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}
