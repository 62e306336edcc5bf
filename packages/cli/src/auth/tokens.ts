import { FailureError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'

/** What the error codes of OAuth mean (RFC 6749 §4.1.2.1 and §5.2), and what to do about them. */
const MEANINGS: Record<string, string> = {
  access_denied: 'the person, or the provider, did not allow the access',
  invalid_client:
    'the provider does not know the client, or its secret is wrong. Look at --client-id, --client-secret and --basic',
  invalid_grant:
    'the code or the refresh token is wrong, used up, expired or revoked, or it belongs to another client or another redirect address. Log in again',
  invalid_request: 'the request lacks something or has something wrong in it',
  invalid_scope: 'a scope is unknown or not allowed for this client. Look at --scope',
  server_error: 'the provider failed. Try again later',
  temporarily_unavailable: 'the provider is overloaded or being repaired. Try again later',
  unauthorized_client: 'the client may not log in this way. Allow the authorization-code grant at the provider',
  unsupported_grant_type: 'the provider does not offer this grant',
  unsupported_response_type: 'the provider does not give codes this way'
}

/** The longest text of a provider that is repeated, in characters. */
const LONGEST = 500

/**
 * Puts an error answer of an OAuth provider into words: code, meaning, and what the provider says itself.
 *
 * @param answer the parameters of a redirect, or the JSON of a token endpoint
 * @returns undefined where `answer` is not such an error
 */
export function describeProviderError(answer: unknown): string | undefined {
  const { error, error_description: description, error_uri: uri } = Object(answer) as Record<string, unknown>
  if (typeof error !== 'string' || error === '') return undefined
  const meaning = Object.hasOwn(MEANINGS, error) ? `: ${MEANINGS[error]}` : ''
  return [
    `The provider refused (${printable(error)})${meaning}.`,
    ...(typeof description === 'string' && description !== '' ? [quoted(printable(description))] : []),
    ...(typeof uri === 'string' && uri !== '' ? [`See ${printable(uri)}`] : [])
  ].join(' ')
}

function quoted(text: string): string {
  return `It says: "${text}"${/[.!?]$/.test(text) ? '' : '.'}`
}

/** The text without control characters, with which a provider could rewrite the terminal. */
function printable(text: string): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ')
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean
}

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
  const what = keys.length > 0 ? `an object with ${keys.join(', ')}` : 'something that is not a JSON object'
  return `The token endpoint answered ${status} with ${what}, but without an access_token. Look at --token-url.`
}

/** How long the token endpoint may take, in milliseconds. */
const PATIENCE_MS = 30_000

/** A code that is to become tokens. */
export interface Redemption {
  code: string
  /** The verifier of the proof that the code was asked for with. */
  verifier: string
  /** The redirect address that the code was asked for with. */
  redirectUri: string
  /** Send client id and secret in the header `Authorization` instead of the form (RFC 6749 §2.3.1). */
  basic: boolean
  signal: AbortSignal
}

/**
 * Redeems a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). Redirects are not followed: the secret is for this address
 * alone.
 *
 * @throws FailureError in words when the endpoint cannot be reached, refuses, or gives no token
 */
export async function redeemCode(client: OAuthClient, redemption: Redemption): Promise<Tokens> {
  const { code, verifier, redirectUri, basic, signal } = redemption
  const { default: got } = await import('got')
  const secret = client.clientSecret ?? ''
  const credentials = { client_id: client.clientId, ...(client.clientSecret && { client_secret: client.clientSecret }) }
  try {
    const { statusCode, headers, body } = await got.post(client.tokenUrl, {
      headers: { accept: 'application/json', ...(basic && { authorization: basicHeader(client.clientId, secret) }) },
      form: {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        ...(!basic && credentials)
      },
      followRedirect: false,
      retry: { limit: 0 },
      signal,
      throwHttpErrors: false,
      timeout: { request: PATIENCE_MS }
    })
    return readTokenAnswer({ status: statusCode, contentType: headers['content-type'], body })
  } catch (error) {
    if (error instanceof FailureError) throw error
    throw new FailureError(`The token endpoint ${client.tokenUrl} gave no answer: ${(error as Error).message}`, {
      cause: error
    })
  }
}

/** The header for basic authentication, with id and secret in the encoding of forms, as RFC 6749 §2.3.1 wants it. */
function basicHeader(clientId: string, secret: string): string {
  const [id, password] = [clientId, secret].map((text) => new URLSearchParams([['', text]]).toString().slice(1))
  return `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`
}
