import type { JSONObject } from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import { type Loaded, readSettingsFile, variableOf } from '@segment/actions-session'
import { ask, type Question } from '../terminal/prompt'

/** A program that is registered with an OAuth provider, and the URLs of that provider. */
export interface OAuthClient {
  authorizeUrl: string
  tokenUrl: string
  clientId: string
  /** Absent for a public client. */
  clientSecret?: string
  /** Separated by spaces. If absent, the provider's default applies. */
  scope?: string
}

/** The flags that describe a client. */
export interface ClientFlags {
  'authorize-url'?: string
  'token-url'?: string
  'client-id'?: string
  'client-secret'?: string
  /** One or more scopes in each value. */
  scope?: readonly string[]
}

/** The key of each part in the `oauth` object of the settings file. Keys that hosts know too have the same spelling. */
export const CLIENT_KEYS = {
  authorizeUrl: 'authorize_url',
  tokenUrl: 'refresh_token_url',
  clientId: 'clientId',
  clientSecret: 'clientSecret',
  scope: 'scope'
} as const satisfies Record<keyof OAuthClient, string>

/**
 * Collects the client to log in with. Each part comes from its flag, then from the environment variable that {@link
 * clientVariable} names, then from the settings file. In a terminal it prompts for missing URLs and a missing id.
 *
 * @throws UsageError for a destination without OAuth, a missing part, or an invalid URL
 */
export async function findClient(
  root: string,
  loaded: Loaded,
  flags: ClientFlags,
  env: NodeJS.ProcessEnv = process.env
): Promise<OAuthClient> {
  const given = knownClient(
    root,
    loaded,
    {
      authorizeUrl: flags['authorize-url'],
      tokenUrl: flags['token-url'],
      clientId: flags['client-id'],
      clientSecret: flags['client-secret'],
      scope: flags.scope?.join(' ')
    },
    env
  )
  return { ...given, ...(await ask(questions(loaded.place.name), given)) }
}

/**
 * Returns the parts of the client that are known: the given ones, then those of the environment, then those of the
 * settings file.
 *
 * @throws UsageError for a destination without OAuth
 */
export function knownClient(
  root: string,
  loaded: Loaded,
  given: Partial<OAuthClient>,
  env: NodeJS.ProcessEnv = process.env
): Partial<OAuthClient> {
  checkScheme(loaded)
  const stored = (readSettingsFile(root, loaded).oauth ?? {}) as JSONObject
  const known = { ...given }
  for (const [part, key] of Object.entries(CLIENT_KEYS) as [keyof OAuthClient, string][]) {
    known[part] ??= env[clientVariable(loaded.place.name, part)] || textAt(stored, key)
  }
  return known
}

/** Says what is missing or invalid in a client, by part. Empty if one can log in with it. */
export function clientProblems(client: Partial<OAuthClient>): Partial<Record<keyof OAuthClient, string>> {
  const missing = 'It is required.'
  const endpoint = (url: string | undefined) => (url ? checkEndpoint(url) : missing)
  const checks = {
    authorizeUrl: endpoint(client.authorizeUrl),
    tokenUrl: endpoint(client.tokenUrl),
    clientId: client.clientId ? true : missing
  }
  return Object.fromEntries(Object.entries(checks).filter(([, problem]) => problem !== true))
}

/** Returns the environment variable of a part: `MY_TOOL_OAUTH_CLIENT_ID` for the client id of `my-tool`. */
export function clientVariable(folder: string, part: keyof OAuthClient): string {
  return variableOf(folder, `oauth_${part}`)
}

/** @throws UsageError for a destination that does not authenticate with OAuth */
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
      message: 'What is the URL of the authorization page?',
      kind: 'text',
      validate: checkEndpoint
    },
    {
      name: 'tokenUrl',
      flag: flag('--token-url', 'tokenUrl'),
      message: 'What is the URL of the token endpoint?',
      kind: 'text',
      validate: checkEndpoint
    },
    { name: 'clientId', flag: flag('--client-id', 'clientId'), message: 'What is the client id?', kind: 'text' }
  ]
}

/** Secrets go to these URLs: RFC 6749 §3.1 and §3.2 require TLS and no fragment. */
function checkEndpoint(text: string): true | string {
  if (!URL.canParse(text)) return 'Enter a URL such as https://login.example.com/oauth/authorize.'
  const { protocol, hostname, hash, username, password } = new URL(text)
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLocal)) return 'It must start with https://.'
  if (username !== '' || password !== '') return 'It must not contain credentials.'
  return hash === '' || 'It must not have a fragment (#).'
}

function textAt(stored: JSONObject, key: string): string | undefined {
  const value = stored[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}
