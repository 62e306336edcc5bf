import { createHash, randomBytes } from 'node:crypto'
import { UsageError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'

/** Proves that a code is redeemed by the client that requested it (RFC 7636). */
export interface Pkce {
  /** Kept until the code is redeemed: 43 characters. */
  verifier: string
  /** Sent with the request for the code. */
  challenge: string
}

/** Creates a new proof with the method S256. */
export function createPkce(): Pkce {
  const verifier = randomText()
  return { verifier, challenge: challengeOf(verifier) }
}

/** Returns the S256 challenge of a verifier (RFC 7636 §4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** Returns an unguessable text: 256 random bits in 43 characters that need no encoding in a URL. */
export function randomText(): string {
  return randomBytes(32).toString('base64url')
}

/** The parameters of a request for a code. */
export interface CodeRequest {
  redirectUri: string
  /** Returned with the answer, which reveals an answer to somebody else's request (RFC 6749 §10.12). */
  state: string
  /** The challenge of the proof; see `createPkce`. */
  challenge: string
  /** Further parameters of the provider, as `<name>=<value>`. */
  parameters?: readonly string[]
}

/**
 * Builds the URL to open in the browser (RFC 6749 §4.1.1, RFC 7636 §4.3). Keeps the query of the provider's URL.
 *
 * @throws UsageError for a parameter without `=`, and for one that the flow sets itself
 */
export function authorizeUrl(client: OAuthClient, request: CodeRequest): string {
  const url = new URL(client.authorizeUrl)
  const own = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: request.redirectUri,
    ...(client.scope && { scope: client.scope }),
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256'
  }
  for (const [name, value] of Object.entries(own)) url.searchParams.set(name, value)
  for (const [name, value] of (request.parameters ?? []).map(parseParameter)) {
    if (Object.hasOwn(own, name)) throw new UsageError(`--param ${name} is not allowed: the login sets it itself.`)
    url.searchParams.set(name, value)
  }
  return url.href
}

function parseParameter(text: string): [name: string, value: string] {
  const sign = text.indexOf('=')
  if (sign < 1)
    throw new UsageError(`--param '${text}' is not valid. Pass <name>=<value>, such as access_type=offline.`)
  return [text.slice(0, sign), text.slice(sign + 1)]
}
