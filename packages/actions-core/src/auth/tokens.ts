import type { JSONObject } from '../data/json'
import { InvalidAuthenticationError, statusOf } from '../errors/classes'
import { scoped, scopeOf } from '../errors/scope'
import { abortError, untilAborted } from '../http/client'
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

/**
 * Where a host keeps the tokens of one account, for deliveries in several processes. After a 401 the runtime calls
 * `lock`, then `load`. If the tokens have changed, it uses them; otherwise it gets new ones and calls `save`. In the end
 * it calls `release`, also after a failure.
 *
 * @example
 * const storeOf = (accounts: Map<string, AuthTokens>, id: string): TokenStore => ({
 *   lock: async () => {},
 *   load: async () => accounts.get(id),
 *   save: async (tokens) => void accounts.set(id, { ...accounts.get(id), refreshToken: '', ...tokens }),
 *   release: async () => {}
 * })
 */
export interface TokenStore {
  /**
   * Resolves when no other process can get tokens for the account.
   *
   * @param signal aborts when no delivery waits any more
   */
  lock(signal: AbortSignal): Promise<void>
  /** Reads the tokens that were saved last. Undefined if there are none: then those of the settings count. */
  load(): Promise<Partial<AuthTokens> | undefined>
  /** Saves new tokens. The old ones may be worthless already. */
  save(tokens: RefreshAccessTokenResult): Promise<void>
  /** Releases the lock. */
  release(): Promise<void>
}

/** What a host passes in for token refreshes. */
export interface RefreshOptions {
  /** Called with new tokens, so that the host can save them. */
  onTokenRefresh?: (tokens: RefreshAccessTokenResult) => Promise<void>
  /**
   * Awaited before a token is refreshed, so that several processes can take turns. If `settings.oauth` has other tokens
   * afterwards, they are used without a refresh. A {@link TokenStore} can do more.
   */
  synchronizeRefreshAccessToken?: () => Promise<void>
  /** Where the tokens are kept. Default: only in `settings.oauth`. */
  tokenStore?: TokenStore
  /** Sends the requests. Default: the global `fetch`. */
  transport?: Transport
  /** Ends the wait for new tokens. When no delivery waits any more, the request for them is aborted. */
  signal?: AbortSignal
}

/** Gets new tokens from the destination. */
export type Refresh = (
  settings: JSONObject,
  credentials: OAuth2ClientCredentials,
  options: Pick<RefreshOptions, 'transport' | 'signal'>
) => Promise<RefreshAccessTokenResult | undefined>

/** A refresh that one or more deliveries wait for. */
interface Running {
  tokens: Promise<RefreshAccessTokenResult>
  waiting: number
  abort: AbortController
}

/** Refreshes the tokens of OAuth accounts. Events of one account that fail at the same time share one refresh. */
export class TokenRefresh {
  private readonly running = new Map<string, Running>()
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
   * that asks passes them to `save` and `onTokenRefresh`.
   *
   * @param used the tokens that no longer work
   * @returns the tokens to use from now on
   * @throws InvalidAuthenticationError if the destination cannot refresh tokens; what the refresh throws, with the scope
   * `account` if a retry would fail again; RequestClientError or RequestTimeoutError when the signal aborts
   */
  async renew(settings: JSONObject, used: AuthTokens, options: RefreshOptions): Promise<AuthTokens> {
    // Another event of the same settings has refreshed since this one started.
    if (isNewer(getAuthData(settings), used)) return getAuthData(settings)

    const { subscription: _, subscriptions: __, ...rest } = settings
    const account = JSON.stringify(rest)
    let running = this.running.get(account)
    if (!running) {
      const abort = new AbortController()
      const tokens = this.renewOnce(settings, used, { ...options, signal: abort.signal })
      const forget = () => this.running.delete(account)
      tokens.then(forget, forget)
      running = { tokens, waiting: 0, abort }
      this.running.set(account, running)
    }
    const tokens = await waitFor(running, options.signal)
    updateOAuthSettings(settings, tokens)
    return { ...used, accessToken: tokens.accessToken, refreshToken: tokens.refreshToken ?? used.refreshToken }
  }

  private async renewOnce(
    settings: JSONObject,
    used: AuthTokens,
    options: RefreshOptions & { signal: AbortSignal }
  ): Promise<RefreshAccessTokenResult> {
    const { tokenStore, synchronizeRefreshAccessToken, signal } = options
    await synchronizeRefreshAccessToken?.()
    if (isNewer(getAuthData(settings), used)) return getAuthData(settings)
    if (!tokenStore) return this.refreshTokens(settings, getOAuth2Data(settings), options)
    await tokenStore.lock(signal)
    try {
      // A lock that came too late is released at once.
      if (signal.aborted) throw abortError(signal)
      const saved = definedOnly(await tokenStore.load())
      if (isNewer(saved, used)) return saved as RefreshAccessTokenResult
      const tokens = await this.refreshTokens(settings, { ...getOAuth2Data(settings), ...saved }, options)
      // Should `save` fail, this process can still go on.
      updateOAuthSettings(settings, tokens)
      await tokenStore.save(tokens)
      return tokens
    } finally {
      await tokenStore.release()
    }
  }

  private async refreshTokens(
    settings: JSONObject,
    credentials: OAuth2ClientCredentials,
    { transport, signal, onTokenRefresh }: RefreshOptions
  ): Promise<RefreshAccessTokenResult> {
    let tokens: RefreshAccessTokenResult | undefined
    try {
      tokens = await this.refresh(settings, credentials, { transport, signal })
    } catch (error) {
      // What the API rejects here, such as an expired grant, a person has to mend.
      throw scopeOf(error, statusOf(error) ?? 500) === 'event' ? scoped(error, 'account') : error
    }
    if (!tokens) throw new InvalidAuthenticationError('Failed to refresh access token', 'OAUTH_REFRESH_FAILED')
    await onTokenRefresh?.(tokens)
    return tokens
  }
}

function isNewer({ accessToken }: Partial<AuthTokens>, used: AuthTokens): boolean {
  return accessToken !== undefined && accessToken !== used.accessToken
}

function definedOnly(tokens: Partial<AuthTokens> = {}): Partial<AuthTokens> {
  return Object.fromEntries(Object.entries(tokens).filter(([, value]) => value !== undefined))
}

async function waitFor(running: Running, signal: AbortSignal | undefined): Promise<RefreshAccessTokenResult> {
  running.waiting++
  try {
    return await untilAborted(signal, () => running.tokens)
  } finally {
    running.waiting--
    if (running.waiting === 0) running.abort.abort()
  }
}
