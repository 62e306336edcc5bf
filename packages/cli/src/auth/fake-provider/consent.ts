import { page } from '../page'
import type { Grants } from './grants'

/** The one client that a provider for practice knows. */
export interface FakeClient {
  clientId: string
  clientSecret: string
}

/** A request for a code that may be answered: its client and its redirect address are good. */
interface CodeRequest {
  redirectUri: string
  state: string | null
  challenge: string | null
  scope: string
}

/**
 * Answers a request for a code (RFC 6749 §4.1.1): with the question whether to allow the access, or, where `decision` is
 * known, by sending the browser back. A wrong client or redirect address gets a page, as the browser must not be sent to
 * an address that nobody has checked.
 */
export function answerCodeRequest(
  parameters: URLSearchParams,
  client: FakeClient,
  grants: Grants,
  decision?: 'approve' | 'deny'
): Response {
  if (parameters.get('client_id') !== client.clientId) {
    return page(400, 'Unknown client', `This provider knows the client '${client.clientId}' alone.`)
  }
  const redirectUri = parameters.get('redirect_uri') ?? ''
  if (!isLoopback(redirectUri)) {
    return page(400, 'Wrong redirect address', 'The redirect_uri must be http://127.0.0.1:<port>/<path>.')
  }
  const request: CodeRequest = {
    redirectUri,
    state: parameters.get('state'),
    challenge: parameters.get('code_challenge'),
    scope: parameters.get('scope') ?? ''
  }
  if (parameters.get('response_type') !== 'code') {
    return sendBack(request, { error: 'unsupported_response_type', error_description: 'Ask for a code.' })
  }
  if (!request.challenge || parameters.get('code_challenge_method') !== 'S256') {
    return sendBack(request, { error: 'invalid_request', error_description: 'A code_challenge by S256 is needed.' })
  }
  if (decision === undefined) return askForConsent(request)
  if (decision === 'deny') {
    return sendBack(request, { error: 'access_denied', error_description: 'You did not allow the access.' })
  }
  const { challenge, scope } = request
  return sendBack(request, { code: grants.issueCode({ redirectUri, challenge, scope }) })
}

/** A form without an action is sent to the address of its page, so that the request comes again with the decision. */
function askForConsent({ scope }: CodeRequest): Response {
  const form = `<form method="post">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>`
  const what = scope === '' ? 'no scope in particular' : `the scopes ${scope}`
  return page(200, 'Fake provider', `A program on this machine asks for access, with ${what}.`, form)
}

function sendBack({ redirectUri, state }: CodeRequest, answer: Record<string, string>): Response {
  const location = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value)
  if (state !== null) location.searchParams.set('state', state)
  return new Response(null, { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } })
}

/** Any port will do (RFC 8252 §7.3). */
function isLoopback(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname } = new URL(redirectUri)
  return protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname)
}
