import { createHash, randomBytes } from 'node:crypto'
import { UsageError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'

/** The proof that whoever redeems a code is whoever asked for it (RFC 7636). */
export interface Pkce {
  /** Kept until the code is redeemed: 43 letters. */
  verifier: string
  /** Sent with the request for the code. */
  challenge: string
}

/** Makes a new proof, with the method S256. */
export function createPkce(): Pkce {
  const verifier = randomText()
  return { verifier, challenge: challengeOf(verifier) }
}

/** The challenge to a verifier by the method S256 (RFC 7636 §4.2). */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}

/** A text that nobody can guess: 256 random bits in 43 letters that need no encoding in an address. */
export function randomText(): string {
  return randomBytes(32).toString('base64url')
}

/** What a request for a code carries. */
export interface CodeRequest {
  redirectUri: string
  /** Comes back with the answer, so that an answer to somebody else's request is noticed (RFC 6749 §10.12). */
  state: string
  /** The challenge of the proof, see `createPkce`. */
  challenge: string
  /** Further parameters that the provider wants, as `<name>=<value>`. */
  parameters?: readonly string[]
}

/**
 * The address to open in the browser (RFC 6749 §4.1.1, RFC 7636 §4.3). A query that the provider's address has stays.
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
