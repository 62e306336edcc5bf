import type { JSONObject } from '../data/json'
import { InvalidAuthenticationError, statusOf } from '../errors/classes'
import type { OnEventOptions } from '../host'
import { getAuthData, updateOAuthSettings, type AuthTokens, type RefreshAccessTokenResult } from './tokens'

/** Gets new tokens from the destination. */
export type Refresh = (settings: JSONObject, options: OnEventOptions) => Promise<RefreshAccessTokenResult | undefined>

/** Refreshes the tokens of OAuth accounts; events of one account that fail at the same time share one refresh. */
export class TokenRefresh {
  private readonly running = new Map<string, Promise<RefreshAccessTokenResult>>()
  /** Whether the destination uses OAuth; other accounts have no tokens to refresh. */
  readonly isOAuth: boolean

  constructor(
    scheme: string | undefined,
    private readonly refresh: Refresh
  ) {
    this.isOAuth = scheme === 'oauth2' || scheme === 'oauth-managed'
  }

  /**
   * Makes a call that is not a delivery, and for OAuth once more with new tokens when it fails with 401.
   *
   * @param call receives the tokens to use
   * @throws what `call` throws; InvalidAuthenticationError when there are no new tokens
   */
  async around<T>(
    settings: JSONObject,
    call: (auth: AuthTokens) => Promise<T>,
    options: OnEventOptions = {}
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
   * Gets new tokens, unless another delivery has just done so, and writes them into `settings.oauth`. The delivery that
   * asks first passes them to `onTokenRefresh`.
   *
   * @param used the tokens that no longer work
   * @returns the tokens to use from now on
   * @throws InvalidAuthenticationError when the destination has no way to refresh; what the refresh throws
   */
  async renew(settings: JSONObject, used: AuthTokens, options: OnEventOptions): Promise<AuthTokens> {
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

  private async renewOnce(settings: JSONObject, options: OnEventOptions): Promise<RefreshAccessTokenResult> {
    const tokens = await this.refresh(settings, options)
    if (!tokens) throw new InvalidAuthenticationError('Failed to refresh access token', 'OAUTH_REFRESH_FAILED')
    await options.onTokenRefresh?.(tokens)
    return tokens
  }
}
