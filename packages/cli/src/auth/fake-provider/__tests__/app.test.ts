import type { Hono } from 'hono'
import { challengeOf } from '../../code-request'
import { createFakeProvider, type FakeProviderOptions } from '../app'

const VERIFIER = 'v'.repeat(43)
const REDIRECT = 'http://127.0.0.1:8400/callback?kept=1'
const CLIENT = { client_id: 'app', client_secret: 'pass:word' }
const QUERY = {
  response_type: 'code',
  client_id: 'app',
  redirect_uri: REDIRECT,
  scope: 'profile',
  state: 'st',
  code_challenge: challengeOf(VERIFIER),
  code_challenge_method: 'S256'
}

let now: number
let provider: Hono
let calls: string[]

beforeEach(() => start({ approve: true }))

async function start(options: Partial<FakeProviderOptions>): Promise<void> {
  now = 0
  calls = []
  provider = await createFakeProvider({
    clientId: 'app',
    clientSecret: 'pass:word',
    expiresIn: 10,
    now: () => now,
    log: (line) => calls.push(line),
    ...options
  })
}

/** Asks for a code and returns the answer, with the query that the browser is sent back with. */
async function authorize(change: Record<string, string> = {}, init?: RequestInit) {
  const response = await provider.request(`/oauth/authorize?${new URLSearchParams({ ...QUERY, ...change })}`, init)
  const location = response.headers.get('location')
  return {
    status: response.status,
    text: await response.text(),
    back: location === null ? undefined : Object.fromEntries(new URL(location).searchParams)
  }
}

async function post(path: string, parameters: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await provider.request(path, { method: 'POST', body: new URLSearchParams(parameters), headers })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

async function redeem(change: Record<string, string> = {}) {
  const { back } = await authorize()
  const redemption = { code: back!.code!, redirect_uri: REDIRECT, code_verifier: VERIFIER }
  return post('/oauth/token', { grant_type: 'authorization_code', ...redemption, ...CLIENT, ...change })
}

const refresh = (refreshToken: string, path = '/oauth/token') =>
  post(path, { grant_type: 'refresh_token', refresh_token: refreshToken, ...CLIENT })

const callApi = async (accessToken: string, path = '/me') =>
  (await provider.request(path, { headers: { authorization: `Bearer ${accessToken}` } })).status

describe('a request for a code', () => {
  it('is approved or denied on a page', async () => {
    await start({})
    const asked = await authorize()
    expect(asked).toMatchObject({ status: 200, back: undefined })
    expect(asked.text).toMatch(/the scopes profile[^]*value="approve"[^]*value="deny"/)
    const decide = (decision: string) => authorize({}, { method: 'POST', body: new URLSearchParams({ decision }) })
    expect(await decide('approve')).toMatchObject({
      status: 302,
      back: { kept: '1', state: 'st', code: expect.any(String) }
    })
    expect((await decide('deny')).back).toMatchObject({ error: 'access_denied', state: 'st' })
  })

  it('is approved at once with `approve`', async () => {
    expect((await authorize()).back).toEqual({ kept: '1', state: 'st', code: expect.stringMatching(/^fake-code-/) })
  })

  it.each([
    [{ client_id: 'other' }, 'Unknown client'],
    [{ redirect_uri: 'https://evil.example.com/' }, 'Wrong redirect address'],
    [{ redirect_uri: 'no address' }, 'Wrong redirect address']
  ])('of %j gets a page and sends nobody anywhere', async (change, title) => {
    expect(await authorize(change)).toMatchObject({
      status: 400,
      back: undefined,
      text: expect.stringContaining(title)
    })
  })

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request']
  ])('of %j is sent back with the error %s', async (change, error) => {
    expect((await authorize(change)).back).toMatchObject({ error, state: 'st' })
  })

  it('shows a scope as text', async () => {
    await start({})
    expect((await authorize({ scope: '<script>' })).text).toContain('&lt;script&gt;')
  })
})

describe('a code', () => {
  it('becomes tokens', async () => {
    expect(await redeem()).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^fake-access-/),
        refresh_token: expect.stringMatching(/^fake-refresh-/),
        token_type: 'Bearer',
        expires_in: 10,
        scope: 'profile'
      }
    })
  })

  it.each([
    [{ code: 'other' }, 'invalid_grant', 400],
    [{ redirect_uri: 'http://127.0.0.1:1/callback' }, 'invalid_grant', 400],
    [{ code_verifier: 'w'.repeat(43) }, 'invalid_grant', 400],
    [{ client_secret: 'wrong' }, 'invalid_client', 401],
    [{ grant_type: 'password' }, 'unsupported_grant_type', 400]
  ])('with %j fails: %s', async (change, error, status) => {
    expect(await redeem(change)).toMatchObject({ status, body: { error, error_description: expect.any(String) } })
  })

  it('is good once, and for a minute', async () => {
    const { code } = (await authorize()).back!
    const again = { code: code! }
    expect((await redeem(again)).status).toBe(200)
    expect((await redeem(again)).status).toBe(400)
    const old = (await authorize()).back!
    now += 60_000
    expect((await redeem({ code: old.code! })).status).toBe(400)
  })

  it('is taken with the client in the header too', async () => {
    const basic = `Basic ${Buffer.from('app:pass%3Aword').toString('base64')}`
    const redemption = { grant_type: 'authorization_code', redirect_uri: REDIRECT, code_verifier: VERIFIER }
    const code = (await authorize()).back!.code!
    expect((await post('/oauth/token', { ...redemption, code }, { authorization: basic })).status).toBe(200)
    expect((await post('/oauth/token', { ...redemption, code }, { authorization: 'Basic eA==' })).status).toBe(401)
  })
})

describe('an access token', () => {
  it('opens the API until it expires, and a refresh returns another', async () => {
    const { body } = await redeem()
    expect(await callApi(body.access_token!)).toBe(200)
    now += 10_000
    expect(await callApi(body.access_token!)).toBe(401)
    const fresh = await refresh(body.refresh_token!)
    expect(await callApi(fresh.body.access_token!, '/any/path')).toBe(200)
    expect(await callApi('other')).toBe(401)
  })

  it('is ended by a POST to /expire; the refresh token stays', async () => {
    const { body } = await redeem()
    expect((await post('/expire', {})).body).toEqual({ expired: true })
    expect(await callApi(body.access_token!)).toBe(401)
    expect((await refresh(body.refresh_token!)).status).toBe(200)
  })

  it('of a login is expired from the start with `forceExpiry`, that of a refresh is not', async () => {
    await start({ approve: true, forceExpiry: true })
    const { body } = await redeem()
    expect(await callApi(body.access_token!)).toBe(401)
    expect(await callApi((await refresh(body.refresh_token!)).body.access_token!)).toBe(200)
  })
})

describe('a refresh token', () => {
  it('is good once; the next one comes with the tokens', async () => {
    const { body } = await redeem()
    const first = await refresh(body.refresh_token!)
    expect(await refresh(body.refresh_token!)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await refresh(first.body.refresh_token!)).status).toBe(200)
  })

  it('is taken at any path, in a form or as JSON', async () => {
    const { body } = await redeem()
    const fresh = await refresh(body.refresh_token!, '/v2/some/token')
    expect(fresh.status).toBe(200)
    const json = { grant_type: 'refresh_token', refresh_token: fresh.body.refresh_token, ...CLIENT }
    const headers = { 'content-type': 'application/json' }
    expect((await provider.request('/x', { method: 'POST', body: JSON.stringify(json), headers })).status).toBe(200)
    expect((await provider.request('/x', { method: 'POST', body: '{', headers })).status).toBe(401)
  })
})

it('logs method, path and status, and nothing that stands in the query', async () => {
  await redeem()
  expect(calls).toEqual(['GET /oauth/authorize 302', 'POST /oauth/token 200'])
})
