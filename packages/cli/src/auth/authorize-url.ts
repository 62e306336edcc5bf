import { UsageError } from '@segment/actions-input'
import type { OAuthClient } from './oauth-client'

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
    if (Object.hasOwn(own, name)) throw new UsageError(`--param ${name} will not do: the login sets it itself.`)
    url.searchParams.set(name, value)
  }
  return url.href
}

function parseParameter(text: string): [name: string, value: string] {
  const sign = text.indexOf('=')
  if (sign < 1) throw new UsageError(`--param '${text}' will not do. Give <name>=<value>, such as access_type=offline.`)
  return [text.slice(0, sign), text.slice(sign + 1)]
}
