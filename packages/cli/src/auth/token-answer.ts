import { FailureError } from '@segment/actions-input'
import { describeProviderError } from './provider-error'

/** What a token endpoint gave. */
export interface Tokens {
  accessToken: string
  refreshToken?: string
  /** How long the access token holds, in seconds. */
  expiresIn?: number
  /** The scopes that were granted, parted by spaces, where the provider tells them. */
  scope?: string
}

/** An answer of a token endpoint, as it came. */
export interface TokenAnswer {
  status: number
  /** The header `Content-Type`. */
  contentType?: string
  body: string
}

/**
 * Reads the answer of a token endpoint (RFC 6749 §5.1, §5.2). An error that comes with status 200, and an answer in the
 * form of a query, count as well: some providers answer so.
 *
 * @throws FailureError in words for an error, and for an answer without a token; the body itself is never repeated
 */
export function readTokenAnswer({ status, contentType = '', body }: TokenAnswer): Tokens {
  const answer = contentType.includes('form-urlencoded') ? Object.fromEntries(new URLSearchParams(body)) : parse(body)
  const refusal = describeProviderError(answer)
  if (refusal) throw new FailureError(`${refusal} (The token endpoint answered ${status}.)`)
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn, scope } = answer
  if (typeof accessToken !== 'string' || accessToken === '') throw new FailureError(describeStranger(status, answer))
  return {
    accessToken,
    ...(typeof refreshToken === 'string' && refreshToken !== '' && { refreshToken }),
    ...(Number(expiresIn) > 0 && { expiresIn: Number(expiresIn) }),
    ...(typeof scope === 'string' && scope !== '' && { scope })
  }
}

function parse(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** Names the members alone: their values may be tokens. */
function describeStranger(status: number, answer: Record<string, unknown>): string {
  const keys = Object.keys(answer)
  const what = keys.length > 0 ? `an object with ${keys.join(', ')}` : 'something that is no JSON object'
  return `The token endpoint answered ${status} with ${what}, but without an access_token. Look at --token-url.`
}
