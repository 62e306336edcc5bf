import type { JSONObject } from '../data/json'
import { InvalidAuthenticationError, statusOf } from '../errors/classes'
import type { Transport } from '../http/transport'

/**
 * The tokens of an OAuth connection.
 *
 * @example
 * const headersOf = ({ accessToken }: AuthTokens) => ({ authorization: `Bearer ${accessToken}` })
 */
export interface AuthTokens {
  accessToken: string
  refreshToken: string
  /** The token endpoint, for destinations where it differs by account. */
  refreshTokenUrl?: string
}

/**
 * The tokens, and the credentials of the app that they were issued to.
 *
 * @example
 * const bodyOf = ({ clientId, refreshToken }: OAuth2ClientCredentials) =>
 *   new URLSearchParams({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken })
 */
export interface OAuth2ClientCredentials extends AuthTokens {
  clientId: string
  clientSecret: string
}

/**
 * What a token refresh returns. Without a `refreshToken`, the old one stays in use.
 *
 * @example
 * const tokens: RefreshAccessTokenResult = { accessToken: 'a-new-token' }
 */
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

/**
 * Reads the tokens from `settings.oauth`. A missing token is undefined.
 *
 * @example
 * getAuthData({ oauth: { access_token: 'a-token' } }).accessToken // 'a-token'
 */
export function getAuthData(settings: JSONObject): AuthTokens {
  const oauth = oauthOf(settings)
  return {
    accessToken: oauth.access_token,
    refreshToken: oauth.refresh_token,
    refreshTokenUrl: oauth.refresh_token_url
  } as AuthTokens
}

/**
 * Reads the tokens and the credentials of the app from `settings.oauth`. A missing one is undefined.
 *
 * @example
 * getOAuth2Data({ oauth: { clientId: 'an-app', clientSecret: 'a-secret' } }).clientId // 'an-app'
 */
export function getOAuth2Data(settings: JSONObject): OAuth2ClientCredentials {
  const { clientId, clientSecret } = oauthOf(settings)
  return { ...getAuthData(settings), clientId, clientSecret } as OAuth2ClientCredentials
}

/**
 * Writes new tokens into `settings.oauth`, so that the caller can save them. Does nothing without such an object.
 *
 * @returns a shallow copy of the settings, with the same `oauth` object
 *
 * @example
 * const settings = { oauth: { access_token: 'old' } }
 * updateOAuthSettings(settings, { accessToken: 'new' })
 * settings.oauth.access_token // 'new'
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

/** What a host passes in for token refreshes. */
export interface RefreshOptions {
  /** Called with new tokens, so that the host can save them. */
  onTokenRefresh?: (tokens: RefreshAccessTokenResult) => Promise<void>
  /** Awaited before a token is refreshed, so that several processes can take turns. */
  synchronizeRefreshAccessToken?: () => Promise<void>
  /** Sends the requests. Default: the global `fetch`. */
  transport?: Transport
}

/** Gets new tokens from the destination. */
export type Refresh = (settings: JSONObject, options: RefreshOptions) => Promise<RefreshAccessTokenResult | undefined>

/** Refreshes the tokens of OAuth accounts. Events of one account that fail at the same time share one refresh. */
export class TokenRefresh {
  private readonly running = new Map<string, Promise<RefreshAccessTokenResult>>()
  /** Whether the destination uses OAuth. Otherwise there are no tokens to refresh. */
  readonly isOAuth: boolean

  constructor(
    scheme: string | undefined,
    private readonly refresh: Refresh
  ) {
    this.isOAuth = scheme === 'oauth2' || scheme === 'oauth-managed'
  }

  /**
   * Makes a call that is not a delivery. With OAuth, a call that fails with 401 is made once more with new tokens.
   *
   * @param call receives the tokens
   * @throws what `call` throws; InvalidAuthenticationError if there are no new tokens
   */
  async around<T>(
    settings: JSONObject,
    call: (auth: AuthTokens) => Promise<T>,
    options: RefreshOptions = {}
  ): Promise<T> {
    const auth = getAuthData(settings)
    try {
      return await call(auth)
    } catch (error) {
      if (!this.isOAuth || statusOf(error) !== 401) throw error
    }
    const renewed = await this.renew(settings, auth, options)
    try {
      return await call(renewed)
    } catch (error) {
      if (statusOf(error) === 401) await this.renew(settings, renewed, options)
      throw error
    }
  }

  /**
   * Gets new tokens, unless another delivery has just done so, and writes them into `settings.oauth`. The first delivery
   * that asks passes them to `onTokenRefresh`.
   *
   * @param used the tokens that no longer work
   * @returns the tokens to use from now on
   * @throws InvalidAuthenticationError if the destination cannot refresh tokens; what the refresh throws
   */
  async renew(settings: JSONObject, used: AuthTokens, options: RefreshOptions): Promise<AuthTokens> {
    const current = getAuthData(settings)
    // Another event of the same settings has refreshed since this one started.
    if (current.accessToken !== undefined && current.accessToken !== used.accessToken) return current

    const { subscription: _, subscriptions: __, ...rest } = settings
    const account = JSON.stringify(rest)
    let running = this.running.get(account)
    if (!running) {
      running = this.renewOnce(settings, options).finally(() => this.running.delete(account))
      this.running.set(account, running)
    }
    const tokens = await running
    updateOAuthSettings(settings, tokens)
    return { ...used, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken ?? used.refreshToken }
  }

  private async renewOnce(settings: JSONObject, options: RefreshOptions): Promise<RefreshAccessTokenResult> {
    const tokens = await this.refresh(settings, options)
    if (!tokens) throw new InvalidAuthenticationError('Failed to refresh access token', 'OAUTH_REFRESH_FAILED')
    await options.onTokenRefresh?.(tokens)
    return tokens
  }
}
