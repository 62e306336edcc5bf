import { FailureError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'

/** What the OAuth error codes mean (RFC 6749 §4.1.2.1 and §5.2), and what to do about them. */
const MEANINGS: Record<string, string> = {
  access_denied: 'the user or the provider denied the access',
  invalid_client:
    'the provider does not know the client, or its secret is wrong. Check --client-id, --client-secret and --basic',
  invalid_grant:
    'the code or the refresh token is wrong, used up, expired or revoked, or it belongs to another client or another redirect address. Log in again',
  invalid_request: 'a parameter of the request is missing or wrong',
  invalid_scope: 'a scope is unknown or not allowed for this client. Check --scope',
  server_error: 'the provider failed. Try again later',
  temporarily_unavailable: 'the provider is overloaded or under maintenance. Try again later',
  unauthorized_client: 'the client may not use this grant. Allow the authorization-code grant at the provider',
  unsupported_grant_type: 'the provider does not offer this grant',
  unsupported_response_type: 'the provider does not issue codes this way'
}

/** The maximum length of a provider's text in a message, in characters. */
const LONGEST = 500

/**
 * Describes an error response of an OAuth provider: its code, the meaning, and the provider's own message.
 *
 * @param answer the parameters of a redirect, or the JSON of a token endpoint
 * @returns undefined if `answer` is not such an error
 */
export function describeProviderError(answer: unknown): string | undefined {
  const { error, error_description: description, error_uri: uri } = Object(answer) as Record<string, unknown>
  if (typeof error !== 'string' || error === '') return undefined
  const meaning = Object.hasOwn(MEANINGS, error) ? `: ${MEANINGS[error]}` : ''
  return [
    `The provider rejected the request (${printable(error)})${meaning}.`,
    ...(typeof description === 'string' && description !== '' ? [quoted(printable(description))] : []),
    ...(typeof uri === 'string' && uri !== '' ? [`See ${printable(uri)}`] : [])
  ].join(' ')
}

function quoted(text: string): string {
  return `It says: "${text}"${/[.!?]$/.test(text) ? '' : '.'}`
}

/** Removes control characters, with which a provider could rewrite the terminal. */
function printable(text: string): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ')
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean
}

/** The result of a token endpoint. */
export interface Tokens {
  accessToken: string
  refreshToken?: string
  /** The lifetime of the access token, in seconds. */
  expiresIn?: number
  /** The scopes that were granted, separated by spaces, if the provider states them. */
  scope?: string
}

/** The response of a token endpoint, unparsed. */
export interface TokenAnswer {
  status: number
  /** The header `Content-Type`. */
  contentType?: string
  body: string
}

/**
 * Reads the response of a token endpoint (RFC 6749 §5.1, §5.2). Also accepts an error with status 200, and a response
 * in query format, since some providers send those.
 *
 * @throws FailureError that describes an error response, or a response without a token; it never contains the body
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

/** Names only the members: their values may be tokens. */
function describeStranger(status: number, answer: Record<string, unknown>): string {
  const keys = Object.keys(answer)
  const what = keys.length > 0 ? `an object with ${keys.join(', ')}` : 'something that is not a JSON object'
  return `The token endpoint answered ${status} with ${what}, but without an access_token. Check --token-url.`
}

/** How long the token endpoint may take, in milliseconds. */
const PATIENCE_MS = 30_000

/** A code to redeem for tokens. */
export interface Redemption {
  code: string
  /** The verifier of the proof that was sent with the request for the code. */
  verifier: string
  /** The redirect address that was sent with the request for the code. */
  redirectUri: string
  /** Sends client id and secret in the `Authorization` header instead of the form (RFC 6749 §2.3.1). */
  basic: boolean
  signal: AbortSignal
}

/**
 * Redeems a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5). Does not follow redirects: the secret is only for this
 * URL.
 *
 * @throws FailureError if the endpoint cannot be reached, rejects the request, or returns no token
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
    throw new FailureError(`The token endpoint ${client.tokenUrl} did not answer: ${(error as Error).message}`, {
      cause: error
    })
  }
}

/** Returns the header for basic authentication, with form-encoded id and secret as RFC 6749 §2.3.1 requires. */
function basicHeader(clientId: string, secret: string): string {
  const [id, password] = [clientId, secret].map((text) => new URLSearchParams([['', text]]).toString().slice(1))
  return `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`
}
