import type { JSONObject } from '../data/json'

/** The tokens of an OAuth connection. */
export interface AuthTokens {
  accessToken: string
  refreshToken: string
  /** Where to refresh, for destinations whose token endpoint differs by account. */
  refreshTokenUrl?: string
}

/** The tokens together with the credentials of the app that they were issued to. */
export interface OAuth2ClientCredentials extends AuthTokens {
  clientId: string
  clientSecret: string
}

/** What a token refresh returns; without a `refreshToken` the old one stays. */
export interface RefreshAccessTokenResult {
  accessToken: string
  refreshToken?: string
}

interface OAuthSettings {
  access_token: string
  refresh_token: string
  refresh_token_url?: string
  clientId: string
  clientSecret: string
}

function oauthOf(settings: JSONObject): Partial<OAuthSettings> {
  return (settings?.oauth ?? {}) as Partial<OAuthSettings>
}

/** Reads the tokens from `settings.oauth`; what is missing there is undefined. */
export function getAuthData(settings: JSONObject): AuthTokens {
  const oauth = oauthOf(settings)
  return {
    accessToken: oauth.access_token,
    refreshToken: oauth.refresh_token,
    refreshTokenUrl: oauth.refresh_token_url
  } as AuthTokens
}

/** Reads the tokens and the client's credentials from `settings.oauth`; what is missing there is undefined. */
export function getOAuth2Data(settings: JSONObject): OAuth2ClientCredentials {
  const { clientId, clientSecret } = oauthOf(settings)
  return { ...getAuthData(settings), clientId, clientSecret } as OAuth2ClientCredentials
}

/**
 * Writes new tokens into `settings.oauth`, the caller's own object, so that it can be saved; without such an object
 * nothing is written. Gives a copy of the settings around it.
 */
export function updateOAuthSettings(
  settings: JSONObject,
  tokens: { accessToken: string; refreshToken?: string }
): JSONObject {
  const oauth = settings.oauth as Record<string, unknown> | undefined
  if (oauth) {
    oauth.access_token = tokens.accessToken
    if (tokens.refreshToken) oauth.refresh_token = tokens.refreshToken
  }
  return { ...settings }
}
