import type { RequestClient } from '../http/client'
import type { Transport } from '../http/transport'
import type { AuthTokens, OAuth2ClientCredentials, RefreshAccessTokenResult } from '../auth/tokens'
import type { GlobalSetting } from './field'

interface Authentication<Settings> {
  /** The settings that a person fills in to connect. */
  fields: Record<string, GlobalSetting>
  /** Sends a request that changes nothing and fails if the credentials are wrong. The runtime ignores its result. */
  testAuthentication?: (
    request: RequestClient,
    input: { settings: Settings; auth: AuthTokens; transport?: Transport }
  ) => Promise<unknown> | unknown
}

interface RefreshableAuthentication<Settings> extends Authentication<Settings> {
  /** Gets a new access token. Runs after a 401. */
  refreshAccessToken?: (
    request: RequestClient,
    input: { settings: Settings; auth: OAuth2ClientCredentials }
  ) => Promise<RefreshAccessTokenResult>
}

// `Settings = any` below is the reference's default; code that omits it relies on it.
/* oxlint-disable typescript/no-explicit-any */

/**
 * Settings of any kind. `extendRequest` adds them to the requests.
 *
 * @example
 * const authentication: CustomAuthentication = {
 *   scheme: 'custom',
 *   fields: { apiKey: { label: 'API key', description: 'The key of your account.', type: 'password' } }
 * }
 */
export interface CustomAuthentication<Settings = any> extends Authentication<Settings> {
  scheme: 'custom'
}

/**
 * A user name and a password. `extendRequest` returns them as `username` and `password`.
 *
 * @example
 * const authentication: BasicAuthentication = {
 *   scheme: 'basic',
 *   fields: {
 *     username: { label: 'User name', description: 'Your user name.', type: 'string' },
 *     password: { label: 'Password', description: 'Your password.', type: 'password' }
 *   }
 * }
 */
export interface BasicAuthentication<Settings = any> extends Authentication<Settings> {
  scheme: 'basic'
}

/**
 * OAuth 2. The runtime refreshes the tokens after a 401.
 *
 * @example
 * const authentication: OAuth2Authentication = {
 *   scheme: 'oauth2',
 *   fields: {},
 *   refreshAccessToken: async (request, { auth }) => {
 *     const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: auth.refreshToken })
 *     const { data } = await request<{ access_token: string }>('https://api.example.com/token', { method: 'post', body })
 *     return { accessToken: data.access_token }
 *   }
 * }
 */
export interface OAuth2Authentication<Settings = any> extends RefreshableAuthentication<Settings> {
  scheme: 'oauth2'
}

/**
 * OAuth 2, with a connection that the host manages.
 *
 * @example
 * const authentication: OAuthManagedAuthentication = { scheme: 'oauth-managed', fields: {} }
 */
export interface OAuthManagedAuthentication<Settings = any> extends RefreshableAuthentication<Settings> {
  scheme: 'oauth-managed'
}

/**
 * How a destination authenticates.
 *
 * @example
 * const authentication: AuthenticationScheme<{ apiKey: string }> = {
 *   scheme: 'custom',
 *   fields: { apiKey: { label: 'API key', description: 'The key of your account.', type: 'password', required: true } },
 *   testAuthentication: (request) => request('https://api.example.com/me')
 * }
 */
export type AuthenticationScheme<Settings = any> =
  | BasicAuthentication<Settings>
  | CustomAuthentication<Settings>
  | OAuth2Authentication<Settings>
  | OAuthManagedAuthentication<Settings>
