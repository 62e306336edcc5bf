import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliError, FailureError, UsageError } from '@segment/actions-input'
import type { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { openAccount, checkCredentials, refreshTokens } from '../account'
import { serveProvider } from '../fake-provider/serve-provider'
import { challengeOf } from '../code-request'
import { API, makeOAuthWorkspace, writeSettings } from './oauth-workspace'

const SECRET = 'fake-secret-0123456789'
const VERIFIER = 'v'.repeat(43)

let workspace: TemporaryWorkspace
let served: Awaited<ReturnType<typeof serveProvider>>
let tokens: { access_token: string; refresh_token: string }

beforeEach(async () => {
  workspace = makeOAuthWorkspace()
  served = await serveProvider(0, { clientId: 'app', clientSecret: SECRET, approve: true, expiresIn: 60 })
  tokens = await logIn()
})
afterEach(async () => {
  workspace.remove()
  await served.stop()
})

/** Gets tokens as a login does. */
async function logIn(): Promise<typeof tokens> {
  const { provider } = served
  const redirect_uri = 'http://127.0.0.1:1/'
  const query = {
    response_type: 'code',
    client_id: 'app',
    redirect_uri,
    code_challenge: challengeOf(VERIFIER),
    code_challenge_method: 'S256'
  }
  const sent = await fetch(`${provider.authorizeUrl}?${new URLSearchParams(query)}`, { redirect: 'manual' })
  const code = new URL(sent.headers.get('location')!).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: VERIFIER }
  const client = { client_id: 'app', client_secret: SECRET }
  const answer = await fetch(provider.tokenUrl, { method: 'POST', body: new URLSearchParams({ ...form, ...client }) })
  return (await answer.json()) as typeof tokens
}

/** Saves the tokens for a destination and opens its account. */
function account(name: string, oauth: object = tokens) {
  writeSettings(workspace.root, name, { kept: 1, oauth: { ...oauth, clientId: 'app', clientSecret: SECRET } })
  return open(name)
}

function open(name: string, setting: string[] = [], origin = served.provider.origin) {
  return openAccount(workspace.root, name, { setting, rewrite: [`${API}=${origin}`] })
}

const saved = (name: string) =>
  JSON.parse(readFileSync(join(workspace.root, '.settings', `actions-${name}.json`), 'utf8'))

const expire = () => fetch(served.provider.expireUrl, { method: 'POST' })

describe('trying credentials', () => {
  it('says that good ones are good, and changes nothing', async () => {
    expect(await checkCredentials(await account('my-tool'))).toEqual({
      destination: 'my-tool',
      ok: true,
      refreshed: false
    })
    expect(saved('my-tool').oauth).toMatchObject(tokens)
  })

  it('refreshes once after a 401 and saves the new tokens, for the owner alone', async () => {
    const mine = await account('my-tool')
    await expire()
    expect(await checkCredentials(mine)).toEqual({ destination: 'my-tool', ok: true, refreshed: true })
    const { kept, oauth } = saved('my-tool')
    expect(kept).toBe(1)
    expect(oauth.access_token).not.toBe(tokens.access_token)
    expect(oauth.refresh_token).not.toBe(tokens.refresh_token)
    expect(oauth).toMatchObject({ clientId: 'app', clientSecret: SECRET })
    expect(statSync(join(workspace.root, '.settings', 'actions-my-tool.json')).mode & 0o777).toBe(0o600)
    expect(await checkCredentials(await open('my-tool'))).toMatchObject({ ok: true, refreshed: false })
  })

  it('names the login where nobody has logged in', async () => {
    const { ok, error } = await checkCredentials(await open('my-tool'))
    expect(ok).toBe(false)
    expect(error).toMatch(/There are no tokens yet: run \.\/bin\/run auth:login my-tool\.$/)
  })

  it('tells why the refresh failed too, without secrets', async () => {
    const mine = await account('my-tool', { access_token: 'old-access-token', refresh_token: 'old-refresh-token' })
    const { ok, error } = await checkCredentials(mine)
    expect(ok).toBe(false)
    expect(error).toMatch(
      /^The API rejected the access token \(401\)\. The tokens of my-tool were not refreshed\. 400 .*\(invalid_grant\)/
    )
    expect(error).not.toMatch(/old-|fake-secret/)
  })

  it('finds the destination that forgets the new refresh token', async () => {
    const mine = await account('forgetful')
    await expire()
    expect((await checkCredentials(mine)).ok).toBe(true)
    await expire()
    expect((await checkCredentials(await open('forgetful'))).error).toContain('invalid_grant')
  })

  it.each([
    ['keyed', ['apiKey=wrong-key-0123'], /^Credentials are invalid: 401 Unauthorized\. .*\(invalid_token\)/],
    ['unable', ['oauth.access_token=wrong'], /^Credentials are invalid: 401 Unauthorized/],
    ['open', [], /^open has no testAuthentication\. Add one to test credentials\.$/]
  ])('says why those of %s are not good', async (name, setting, message) => {
    const report = await checkCredentials(await open(name, setting))
    expect(report).toMatchObject({ destination: name, ok: false, refreshed: false })
    expect(report.error).toMatch(message)
    expect(report.error).not.toContain('wrong-key')
  })

  it('tells an API that cannot be reached from credentials that it refuses', async () => {
    // A port that fetch refuses.
    const mine = await open('keyed', ['apiKey=some-key-0123'], 'http://127.0.0.1:9')
    expect(await checkCredentials(mine)).toEqual({
      destination: 'keyed',
      ok: false,
      refreshed: false,
      error: expect.stringMatching(
        /^The API could not be reached: request to https:\/\/api\.example\.com\/me failed, reason: bad port\. Check the URL/
      )
    })
  })

  it('tells that it cannot be reached any more after a refresh', async () => {
    const mine = await account('my-tool')
    await expire()
    const { testAuthentication } = mine.destination
    let tries = 0
    mine.destination.testAuthentication = async (settings) => {
      if (++tries === 2) await served.stop()
      return testAuthentication.call(mine.destination, settings)
    }
    expect(await checkCredentials(mine)).toMatchObject({
      ok: false,
      refreshed: true,
      error: expect.stringMatching(/^With the new tokens: The API could not be reached: request to /)
    })
  })

  it('tries a key as well', async () => {
    expect((await checkCredentials(await open('keyed', [`apiKey=${tokens.access_token}`]))).ok).toBe(true)
  })

  it('wants the settings that are required', async () => {
    await expect(open('keyed')).rejects.toThrow(UsageError)
    await expect(open('keyed')).rejects.toThrow(/--setting apiKey=\.\.\..*KEYED_API_KEY.*actions-keyed\.json/)
  })
})

describe('a refresh', () => {
  it('saves what the destination returns', async () => {
    const report = await refreshTokens(await account('my-tool'))
    expect(report).toEqual({ destination: 'my-tool', file: '.settings/actions-my-tool.json', rotated: true })
    expect(saved('my-tool').oauth.refresh_token).not.toBe(tokens.refresh_token)
  })

  it('leaves the refresh token where no new one comes', async () => {
    expect(await refreshTokens(await account('forgetful'))).toMatchObject({ rotated: false })
    expect(saved('forgetful').oauth.refresh_token).toBe(tokens.refresh_token)
  })

  it.each([
    ['unable', 'unable has no refreshAccessToken.', FailureError],
    ['empty', 'The refreshAccessToken of empty returned no accessToken.', FailureError],
    ['open', "only 'oauth2' and 'oauth-managed' have tokens", UsageError]
  ])('of %s fails and leaves the file as it was', async (name, message, kind) => {
    const refreshing = refreshTokens(await account(name))
    await expect(refreshing).rejects.toThrow(kind as typeof CliError)
    await expect(refreshing).rejects.toThrow(message)
    expect(saved(name).oauth).toMatchObject(tokens)
  })

  it('names the login where there are no tokens', async () => {
    await expect(refreshTokens(await open('my-tool'))).rejects.toThrow('run ./bin/run auth:login my-tool.')
  })

  it('says so when the provider cannot be reached', async () => {
    const mine = await account('my-tool')
    await served.stop()
    await expect(refreshTokens(mine)).rejects.toThrow(
      /^The tokens of my-tool were not refreshed\. The API could not be reached: request to .* failed, reason: /
    )
  })

  it('says so when the file cannot be written', async () => {
    writeFileSync(join(workspace.root, '.settings'), 'a file in the way')
    const refreshing = refreshTokens(
      await open('my-tool', [
        `oauth.refresh_token=${tokens.refresh_token}`,
        'oauth.clientId=app',
        `oauth.clientSecret=${SECRET}`
      ])
    )
    await expect(refreshing).rejects.toThrow(/Cannot write .*actions-my-tool\.json: .* Nothing was saved\.$/)
  })
})
