import { challengeOf, randomText } from '../code-request'

/** How long a code may be redeemed, in milliseconds. RFC 6749 §4.1.2 wants ten minutes at most. */
const CODE_LIFE_MS = 60_000

/** A request that the provider does not fulfil. */
export class GrantError extends Error {
  /** The error code of RFC 6749 §5.2. */
  readonly code: 'invalid_grant'

  constructor(message: string) {
    super(message)
    this.name = 'GrantError'
    this.code = 'invalid_grant'
  }
}

/** How tokens are made. */
export interface GrantOptions {
  /** How long access tokens hold, in seconds. */
  expiresIn: number
  /** Tokens of a login are expired from the start; those of a refresh hold. Default false. */
  forceExpiry?: boolean
  /** The time in milliseconds. Default: the clock. */
  now?: () => number
}

/** What a code was given for. */
export interface CodeGrant {
  redirectUri: string
  /** The challenge by the method S256. */
  challenge: string
  scope: string
}

/** The answer of a token endpoint (RFC 6749 §5.1). */
export interface TokenGrant {
  access_token: string
  token_type: 'Bearer'
  expires_in: number
  refresh_token: string
  scope: string
}

/** The codes and tokens of a provider for practice, in memory. Codes and refresh tokens can be used once. */
export class Grants {
  private readonly codes = new Map<string, CodeGrant & { until: number }>()
  private readonly refreshTokens = new Map<string, { scope: string }>()
  private readonly accessTokens = new Map<string, { scope: string; until: number }>()
  private readonly options: Required<GrantOptions>

  constructor({ expiresIn, forceExpiry = false, now = Date.now }: GrantOptions) {
    this.options = { expiresIn, forceExpiry, now }
  }

  /** Makes a code for an access that was allowed. */
  issueCode(grant: CodeGrant): string {
    const code = `fake-code-${randomText()}`
    this.codes.set(code, { ...grant, until: this.options.now() + CODE_LIFE_MS })
    return code
  }

  /** @throws GrantError for a code that is unknown, used or old, and for another redirect address or verifier */
  redeemCode(code: string, redirectUri: string, verifier: string): TokenGrant {
    const grant = this.codes.get(code)
    this.codes.delete(code)
    if (!grant || grant.until <= this.options.now()) throw new GrantError('The code is unknown, used or too old.')
    if (grant.redirectUri !== redirectUri) throw new GrantError('The code was given for another redirect_uri.')
    if (grant.challenge !== challengeOf(verifier)) throw new GrantError('The code_verifier does not fit.')
    return this.issueTokens(grant.scope, !this.options.forceExpiry)
  }

  /** @throws GrantError for a refresh token that is unknown or used */
  refresh(refreshToken: string): TokenGrant {
    const grant = this.refreshTokens.get(refreshToken)
    this.refreshTokens.delete(refreshToken)
    if (!grant) throw new GrantError('The refresh token is unknown or used: each is good for one refresh.')
    return this.issueTokens(grant.scope, true)
  }

  /** The scope of an access token; nothing when it is unknown or expired. */
  scopeOf(accessToken: string): string | undefined {
    const grant = this.accessTokens.get(accessToken)
    return grant && grant.until > this.options.now() ? grant.scope : undefined
  }

  /** Ends all access tokens; refresh tokens stay. */
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
