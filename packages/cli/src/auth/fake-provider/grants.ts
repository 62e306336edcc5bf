import { challengeOf, randomText } from '../code-request'

/** How long a code can be redeemed, in milliseconds. RFC 6749 §4.1.2 allows ten minutes at most. */
const CODE_LIFE_MS = 60_000

/** A request that the provider rejects. */
export class GrantError extends Error {
  /** The error code of RFC 6749 §5.2. */
  readonly code: 'invalid_grant'

  constructor(message: string) {
    super(message)
    this.name = 'GrantError'
    this.code = 'invalid_grant'
  }
}

/** How the provider issues tokens. */
export interface GrantOptions {
  /** The lifetime of access tokens, in seconds. */
  expiresIn: number
  /** Issues tokens that are already expired at login; refreshed tokens are valid. Default: false. */
  forceExpiry?: boolean
  /** Returns the time in milliseconds. Default: the clock. */
  now?: () => number
}

/** What a code was issued for. */
export interface CodeGrant {
  redirectUri: string
  /** The S256 challenge. */
  challenge: string
  scope: string
}

/** The response of a token endpoint (RFC 6749 §5.1). */
export interface TokenGrant {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
  refresh_token: string
  scope: string
}

/** The codes and tokens of a fake provider, in memory. Codes and refresh tokens work once. */
export class Grants {
  private readonly codes = new Map<string, CodeGrant & { until: number }>()
  private readonly refreshTokens = new Map<string, { scope: string }>()
  private readonly accessTokens = new Map<string, { scope: string; until: number }>()
  private readonly options: Required<GrantOptions>

  constructor({ expiresIn, forceExpiry = false, now = Date.now }: GrantOptions) {
    this.options = { expiresIn, forceExpiry, now }
  }

  /** Issues a code for an access that was allowed. */
  issueCode(grant: CodeGrant): string {
    const code = `fake-code-${randomText()}`
    this.codes.set(code, { ...grant, until: this.options.now() + CODE_LIFE_MS })
    return code
  }

  /** @throws GrantError for an unknown, used or expired code, and for another redirect address or verifier */
  redeemCode(code: string, redirectUri: string, verifier: string): TokenGrant {
    const grant = this.codes.get(code)
    this.codes.delete(code)
    if (!grant || grant.until <= this.options.now()) throw new GrantError('The code is unknown, used or expired.')
    if (grant.redirectUri !== redirectUri) throw new GrantError('The code was issued for another redirect_uri.')
    if (grant.challenge !== challengeOf(verifier)) throw new GrantError('The code_verifier does not match.')
    return this.issueTokens(grant.scope, !this.options.forceExpiry)
  }

  /** @throws GrantError for an unknown or used refresh token */
  refresh(refreshToken: string): TokenGrant {
    const grant = this.refreshTokens.get(refreshToken)
    this.refreshTokens.delete(refreshToken)
    if (!grant) throw new GrantError('The refresh token is unknown or used: each works once.')
    return this.issueTokens(grant.scope, true)
  }

  /** Returns the scope of an access token; undefined if it is unknown or expired. */
  scopeOf(accessToken: string): string | undefined {
    const grant = this.accessTokens.get(accessToken)
    return grant && grant.until > this.options.now() ? grant.scope : undefined
  }

  /** Expires all access tokens; refresh tokens stay valid. */
  expireAll(): void {
    this.accessTokens.clear()
  }

  private issueTokens(scope: string, holds: boolean): TokenGrant {
    const { expiresIn, now } = this.options
    const [accessToken, refreshToken] = [`fake-access-${randomText()}`, `fake-refresh-${randomText()}`]
    this.refreshTokens.set(refreshToken, { scope })
    if (holds) this.accessTokens.set(accessToken, { scope, until: now() + expiresIn * 1000 })
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: expiresIn,
      refresh_token: refreshToken,
      scope
    }
  }
}
