import { InvalidAuthenticationError, statusOf } from '../errors/classes'
import type { RefreshAccessTokenResult } from '../definition'
import type { Transport } from '../http/transport'
import type { JSONObject } from '../data/json'
import { omit } from '../compat/omit'
import { retry } from '../compat/retry'
import { getAuthData, updateOAuthSettings, type AuthTokens } from './tokens'

/** How many times a delivery is tried in all: once, and once more with new tokens. */
const ATTEMPTS = 2

/** Gets new tokens from the destination. */
export type Refresh = (settings: JSONObject, options: TokenOptions) => Promise<RefreshAccessTokenResult | undefined>

/** What a host may hand in with a delivery. */
export interface TokenOptions {
  /** Sends the request for new tokens, as it sends all others of the delivery. */
  transport?: Transport
  onTokenRefresh?: (tokens: RefreshAccessTokenResult) => Promise<void> | void
  synchronizeRefreshAccessToken?: () => Promise<void>
}

/** Refreshes the tokens of OAuth accounts; events of one account that fail at the same time share one refresh. */
export class TokenRefresh {
  private readonly running = new Map<string, Promise<RefreshAccessTokenResult>>()
  private readonly isOAuth: boolean
  private readonly refresh: Refresh

  constructor(scheme: string | undefined, refresh: Refresh) {
    this.isOAuth = scheme === 'oauth2' || scheme === 'oauth-managed'
    this.refresh = refresh
  }

  /**
   * Runs `attempt`, and for OAuth once more with new tokens where it met a 401. New tokens are written into
   * `settings.oauth`, and handed to `onTokenRefresh` by the delivery that asked for them first.
   *
   * @param attempt is given the tokens to use
   * @param isUnauthorized whether a result, though not an error, tells of a 401
   * @throws what `attempt` throws; InvalidAuthenticationError where there are no new tokens
   */
  async around<T>(
    settings: JSONObject,
    attempt: (auth: AuthTokens) => T | PromiseLike<T>,
    options: TokenOptions = {},
    isUnauthorized: (result: T) => boolean = () => false
  ): Promise<T> {
    let auth = getAuthData(settings)
    if (!this.isOAuth) return attempt(auth)
    return retry(() => attempt(auth), {
      retries: ATTEMPTS,
      onFailedAttempt: async (error) => {
        if (statusOf(error) !== 401) throw error
        auth = await this.renew(settings, auth, options)
      },
      shouldRetry: async (result) => {
        if (!isUnauthorized(result)) return true
        auth = await this.renew(settings, auth, options)
        return false
      }
    })
  }

  private async renew(settings: JSONObject, used: AuthTokens, options: TokenOptions): Promise<AuthTokens> {
    const current = getAuthData(settings)
    // Another event of the same settings has refreshed since this one started.
    if (current.accessToken !== undefined && current.accessToken !== used.accessToken) return current

    const account = JSON.stringify(omit(settings, ['subscription', 'subscriptions']))
    let running = this.running.get(account)
    if (!running) {
      running = this.renewOnce(settings, options).finally(() => this.running.delete(account))
      this.running.set(account, running)
    }
    const tokens = await running
    updateOAuthSettings(settings, tokens)
    return { ...used, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken ?? used.refreshToken }
  }

  private async renewOnce(settings: JSONObject, options: TokenOptions): Promise<RefreshAccessTokenResult> {
    const tokens = await this.refresh(settings, options)
    if (!tokens) throw new InvalidAuthenticationError('Failed to refresh access token', 'OAUTH_REFRESH_FAILED')
    await options.onTokenRefresh?.(tokens)
    return tokens
  }
}
