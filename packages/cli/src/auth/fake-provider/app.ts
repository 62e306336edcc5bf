import type { Context, Hono } from 'hono'
import { answerCodeRequest, type FakeClient } from './consent'
import { GrantError, Grants, type GrantOptions, type TokenGrant } from './grants'

/** How a provider for practice behaves. */
export interface FakeProviderOptions extends FakeClient, GrantOptions {
  /** Allow every access without asking. Default false. */
  approve?: boolean
  /** Called with a line for each call: method, path without query, and status. Default: nothing. */
  log?: (line: string) => void
}

/** Where the provider answers. */
export const PATHS = { authorize: '/oauth/authorize', token: '/oauth/token', user: '/me', expire: '/expire' } as const

/**
 * Makes an OAuth provider for practice: the authorization-code grant with PKCE, and refresh tokens that can be used once.
 *
 * It stands for the API as well: every other path answers 200 with a good access token and 401 without one, and a form
 * or JSON with a `grant_type` is a token request whatever its path. So the requests of a destination can be sent here.
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

/** Gives undefined for a grant that the provider does not offer. */
function grant(parameters: Parameters, grants: Grants): TokenGrant | undefined {
  const text = (name: string) => String(parameters[name] ?? '')
  if (parameters.grant_type === 'refresh_token') return grants.refresh(text('refresh_token'))
  if (parameters.grant_type !== 'authorization_code') return undefined
  return grants.redeemCode(text('code'), text('redirect_uri'), text('code_verifier'))
}

/** Id and secret come in the header or in the body (RFC 6749 §2.3.1). */
function isClient({ req }: Context, parameters: Parameters, { clientId, clientSecret }: FakeClient): boolean {
  const [scheme, basic = ''] = req.header('authorization')?.split(' ') ?? []
  if (scheme !== 'Basic') return parameters.client_id === clientId && parameters.client_secret === clientSecret
  const pair = new URLSearchParams(`pair=${Buffer.from(basic, 'base64').toString()}`).get('pair')
  return pair === `${clientId}:${clientSecret}`
}

/** Answers as an API that wants an access token (RFC 6750 §2.1, §3). */
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
