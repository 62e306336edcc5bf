import type { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { UsageError } from '@segment/actions-input'
import { loadDestination } from '../account'
import { findClient, type ClientFlags } from '../oauth-client'
import { makeOAuthWorkspace, writeSettings } from './oauth-workspace'

const ADDRESSES = { 'authorize-url': 'https://l.example.com/a', 'token-url': 'https://l.example.com/t' }

let workspace: TemporaryWorkspace

beforeEach(() => (workspace = makeOAuthWorkspace()))
afterEach(() => workspace.remove())

const find = (flags: ClientFlags, env: NodeJS.ProcessEnv = {}, slug = 'my-tool') =>
  findClient(workspace.root, loadDestination(workspace.root, slug), flags, env)

it('takes each part from its flag, else from its variable, else from the settings file', async () => {
  const oauth = {
    authorize_url: 'https://file.example.com/a',
    refresh_token_url: 'https://file.example.com/t',
    clientId: 'file',
    clientSecret: 'file-secret',
    access_token: 'not a part'
  }
  writeSettings(workspace.root, 'my-tool', { oauth })
  const env = { MY_TOOL_OAUTH_CLIENT_ID: 'env', MY_TOOL_OAUTH_TOKEN_URL: 'https://env.example.com/t' }
  expect(await find({ 'client-id': 'flag', scope: ['a', 'b c'] }, env)).toEqual({
    authorizeUrl: 'https://file.example.com/a',
    tokenUrl: 'https://env.example.com/t',
    clientId: 'flag',
    clientSecret: 'file-secret',
    scope: 'a b c'
  })
})

it('does without a secret and a scope', async () => {
  const { clientSecret, scope } = await find({ ...ADDRESSES, 'client-id': 'x' })
  expect({ clientSecret, scope }).toEqual({})
})

it('lists all that is missing, with flag and variable', async () => {
  await expect(find({})).rejects.toThrow(
    'Pass --authorize-url (or MY_TOOL_OAUTH_AUTHORIZE_URL) and --token-url (or MY_TOOL_OAUTH_TOKEN_URL) and --client-id (or MY_TOOL_OAUTH_CLIENT_ID).'
  )
})

it.each([
  ['login.example.com', 'Enter a URL such as'],
  ['http://login.example.com/token', 'It must start with https://.'],
  ['ftp://127.0.0.1/token', 'It must start with https://.'],
  ['javascript:alert(1)', 'It must start with https://.'],
  ['https://me:secret@login.example.com/token', 'It must not contain credentials.'],
  ['https://login.example.com/token#here', 'It must not have a fragment (#).']
])('refuses the address %j', async (address, reason) => {
  const finding = find({ ...ADDRESSES, 'token-url': address, 'client-id': 'x' })
  await expect(finding).rejects.toThrow(UsageError)
  await expect(finding).rejects.toThrow(reason)
})

it.each(['http://127.0.0.1:4100/token', 'http://[::1]:4100/token', 'http://localhost/token'])(
  'takes an address on this machine without TLS: %s',
  async (address) => {
    expect((await find({ ...ADDRESSES, 'token-url': address, 'client-id': 'x' })).tokenUrl).toBe(address)
  }
)

it.each([
  ['keyed', "keyed has the authentication scheme 'custom': only 'oauth2' and 'oauth-managed' have tokens."],
  ['open', "open has no authentication: only 'oauth2' and 'oauth-managed' have tokens."]
])('refuses a destination without OAuth: %s', async (slug, message) => {
  await expect(find(ADDRESSES, {}, slug)).rejects.toThrow(message)
})
