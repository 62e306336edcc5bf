import type { Context, Hono } from 'hono'
import { page } from '../page'
import { Grants, GrantError, type GrantOptions, type TokenGrant } from './grants'

/** The only client that the fake provider knows. */
export interface FakeClient {
  clientId: string
  clientSecret: string
}

/** A request for a code whose client and redirect address are valid. */
interface CodeRequest {
  redirectUri: string
  state: string | null
  challenge: string | null
  scope: string
}

/**
 * Answers a request for a code (RFC 6749 §4.1.1): asks whether to allow the access or, once `decision` is known, sends
 * the browser back. For a wrong client or redirect address it shows a page instead, since the browser must not be sent
 * to an unchecked address.
 */
export function answerCodeRequest(
  parameters: URLSearchParams,
  client: FakeClient,
  grants: Grants,
  decision?: 'approve' | 'deny'
): Response {
  if (parameters.get('client_id') !== client.clientId) {
    return page(400, 'Unknown client', `This provider only knows the client '${client.clientId}'.`)
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
    return sendBack(request, { error: 'unsupported_response_type', error_description: 'Request a code.' })
  }
  if (!request.challenge || parameters.get('code_challenge_method') !== 'S256') {
    return sendBack(request, { error: 'invalid_request', error_description: 'An S256 code_challenge is required.' })
  }
  if (decision === undefined) return askForConsent(request)
  if (decision === 'deny') {
    return sendBack(request, { error: 'access_denied', error_description: 'You did not allow the access.' })
  }
  const { challenge, scope } = request
  return sendBack(request, { code: grants.issueCode({ redirectUri, challenge, scope }) })
}

/** A form without an action posts to the URL of its page, so that the request is repeated with the decision. */
function askForConsent({ scope }: CodeRequest): Response {
  const form = `<form method="post">
<button name="decision" value="approve">Approve</button>
<button name="decision" value="deny">Deny</button>
</form>`
  const what = scope === '' ? 'no scope' : `the scopes ${scope}`
  return page(200, 'Fake provider', `A program on this machine requests access with ${what}.`, form)
}

function sendBack({ redirectUri, state }: CodeRequest, answer: Record<string, string>): Response {
  const location = new URL(redirectUri)
  for (const [name, value] of Object.entries(answer)) location.searchParams.set(name, value)
  if (state !== null) location.searchParams.set('state', state)
  return new Response(null, { status: 302, headers: { location: location.href, 'cache-control': 'no-store' } })
}

/** Accepts any port (RFC 8252 §7.3). */
function isLoopback(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false
  const { protocol, hostname } = new URL(redirectUri)
  return protocol === 'http:' && ['127.0.0.1', '[::1]'].includes(hostname)
}

/** How a fake provider behaves. */
export interface FakeProviderOptions extends FakeClient, GrantOptions {
  /** Allows every access without asking. Default: false. */
  approve?: boolean
  /** Called with a line for each call: method, path without query, and status. Default: nothing. */
  log?: (line: string) => void
}

/** The paths of the provider. */
export const PATHS = { authorize: '/oauth/authorize', token: '/oauth/token', user: '/me', expire: '/expire' } as const

/**
 * Creates a fake OAuth provider: the authorization-code grant with PKCE, and refresh tokens that work once.
 *
 * It also stands in for the API: every other path answers 200 with a valid access token and 401 without one, and a form
 * or JSON with a `grant_type` is a token request on any path. So the requests of a destination can be sent here.
 */
export async function createFakeProvider(options: FakeProviderOptions): Promise<Hono> {
  const { Hono } = await import('hono')
  const grants = new Grants(options)
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    options.log?.(`${context.req.method} ${context.req.path} ${context.res.status}`)
  })
  app.get(PATHS.authorize, ({ req }) =>
    answerCodeRequest(new URL(req.url).searchParams, options, grants, options.approve ? 'approve' : undefined)
  )
  app.post(PATHS.authorize, async ({ req }) => {
    const { decision } = await req.parseBody()
    const query = new URL(req.url).searchParams
    return answerCodeRequest(query, options, grants, decision === 'approve' ? 'approve' : 'deny')
  })
  app.post(PATHS.expire, (context) => {
    grants.expireAll()
    return context.json({ expired: true })
  })
  app.all('*', async (context) => {
    const parameters = await readParameters(context)
    const isTokenRequest = context.req.path === PATHS.token || 'grant_type' in parameters
    return isTokenRequest ? answerTokenRequest(context, parameters, options, grants) : answerApiCall(context, grants)
  })
  return app
}

type Parameters = Record<string, unknown>

async function readParameters({ req }: Context): Promise<Parameters> {
  if (req.method !== 'POST') return {}
  if (!req.header('content-type')?.includes('json')) return req.parseBody()
  return Object(await req.json().catch(() => ({}))) as Parameters
}

/** Answers as a token endpoint (RFC 6749 §4.1.3, §5, §6). */
function answerTokenRequest(context: Context, parameters: Parameters, client: FakeClient, grants: Grants): Response {
  context.header('cache-control', 'no-store')
  if (!isClient(context, parameters, client)) {
    context.header('www-authenticate', 'Basic')
    return context.json({ error: 'invalid_client', error_description: 'Wrong client_id or client_secret.' }, 401)
  }
  try {
    const tokens = grant(parameters, grants)
    if (tokens) return context.json(tokens)
    return context.json({ error: 'unsupported_grant_type', error_description: 'Send a code or a refresh token.' }, 400)
  } catch (error) {
    if (!(error instanceof GrantError)) throw error
    return context.json({ error: error.code, error_description: error.message }, 400)
  }
}

/** Returns undefined for a grant that the provider does not offer. */
function grant(parameters: Parameters, grants: Grants): TokenGrant | undefined {
  const text = (name: string) => String(parameters[name] ?? '')
  if (parameters.grant_type === 'refresh_token') return grants.refresh(text('refresh_token'))
  if (parameters.grant_type !== 'authorization_code') return undefined
  return grants.redeemCode(text('code'), text('redirect_uri'), text('code_verifier'))
}

/** Reads the id and secret from the header or the body (RFC 6749 §2.3.1). */
function isClient({ req }: Context, parameters: Parameters, { clientId, clientSecret }: FakeClient): boolean {
  const [scheme, basic = ''] = req.header('authorization')?.split(' ') ?? []
  if (scheme !== 'Basic') return parameters.client_id === clientId && parameters.client_secret === clientSecret
  const pair = new URLSearchParams(`pair=${Buffer.from(basic, 'base64').toString()}`).get('pair')
  return pair === `${clientId}:${clientSecret}`
}

/** Answers as an API that requires an access token (RFC 6750 §2.1, §3). */
function answerApiCall(context: Context, grants: Grants): Response {
  const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
  const scope = token === undefined ? undefined : grants.scopeOf(token)
  if (scope === undefined) {
    context.header('www-authenticate', 'Bearer error="invalid_token"')
    const description = 'The access token is missing, unknown or expired.'
    return context.json({ error: 'invalid_token', error_description: description }, 401)
  }
  if (context.req.path === PATHS.user) return context.json({ sub: 'fake-user', name: 'Fake User', scope })
  return context.json({ ok: true })
}
