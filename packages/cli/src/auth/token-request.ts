import { FailureError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'
import { readTokenAnswer, type Tokens } from './token-answer'

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
