import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSender } from '@segment/actions-session'
import { startVendor, type Vendor } from '../../__tests__/vendor'
import { createApp } from '../app'
import { listen, type Listening } from '../../loopback/listen'
import { definition, exampleSource, settings, signedUp, VENDOR } from './example-destination'

const OLD = { access_token: 'old-access-token', refresh_token: 'one-use-refresh-1', clientId: 'an-app' }
const lines: string[] = []
let root: string
let audience: unknown
let vendor: Vendor
let listening: Listening

/** The example destination, with a refresh token that can be used once, and audiences that call the vendor. */
const source = {
  ...exampleSource,
  current: () => {
    const loaded = exampleSource.current()
    const send = definition.actions.send!
    return {
      ...loaded,
      definition: {
        ...definition,
        authentication: {
          ...definition.authentication,
          refreshAccessToken: async (request: Request, { auth }: { auth: { refreshToken: string } }) => {
            const { data } = await request(`${VENDOR}/token`, { method: 'post', json: { of: auth.refreshToken } })
            return { accessToken: data.access, refreshToken: data.refresh }
          }
        },
        audienceConfig: {
          ...definition.audienceConfig,
          createAudience: async (request: Request) => (await request(`${VENDOR}/audiences`)).data,
          getAudience: async (request: Request) => (await request(`${VENDOR}/audiences`)).data
        },
        audienceFields: { list: { label: 'List', description: 'The list.', type: 'string', required: true } },
        actions: {
          ...definition.actions,
          send: {
            ...send,
            hooks: {
              onMappingSave: {
                ...send.hooks!.onMappingSave,
                performHook: (request: Request) => request(`${VENDOR}/hook`)
              }
            }
          }
        }
      } as never
    }
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- each path has an answer of its own shape
type Request = (url: string, options?: object) => Promise<{ data: any }>

/** Refuses every token but the newest, and every refresh token that was used. */
function startStrictVendor(): Promise<Vendor> {
  let issued = 1
  return startVendor(({ url, headers, body }) => {
    if (url === '/token') {
      if (JSON.parse(body).of !== `one-use-refresh-${issued}`) return { status: 400, body: { error: 'invalid_grant' } }
      issued++
      return { body: { access: `new-access-token-${issued}`, refresh: `one-use-refresh-${issued}` } }
    }
    if (headers.authorization !== `Bearer new-access-token-${issued}`) {
      return { status: 401, body: { error: 'the token is too old' } }
    }
    return { body: url === '/lists' ? [] : audience }
  })
}

const file = () => join(root, '.settings', 'actions-example.json')
const stored = () => JSON.parse(readFileSync(file(), 'utf8'))

async function post(path: string, body: unknown = {}, headers: Record<string, string> = {}) {
  const response = await fetch(`http://127.0.0.1:${listening.port}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers
  })
  const text = await response.text()
  return { status: response.status, text, body: JSON.parse(text) }
}

beforeEach(async () => {
  audience = { externalId: 'audience-1' }
  root = mkdtempSync(join(tmpdir(), 'serve-tokens-'))
  mkdirSync(join(root, '.settings'))
  writeFileSync(file(), JSON.stringify({ ...settings, oauth: OLD }))
  vendor = await startStrictVendor()
  const app = await createApp({
    source,
    root,
    send: createSender(new Map([[VENDOR, vendor.origin]])),
    settings: stored,
    log: (line) => lines.push(line)
  })
  listening = await listen(app, 0)
})

afterEach(async () => {
  await listening.close(0)
  await vendor.close()
  rmSync(root, { recursive: true })
  lines.length = 0
})

it.each<[path: string, body: object, answer: unknown]>([
  ['/send', { payload: signedUp }, [{ response: { statusCode: 401 } }, {}, { response: { statusCode: 200 } }]],
  [
    '/send',
    { payload: [signedUp, signedUp] },
    [{ response: { statusCode: 401 } }, {}, { response: { statusCode: 200 } }]
  ],
  ['/authenticate', {}, { ok: true }],
  ['/createAudience', { audienceName: 'VIPs', audienceSettings: { list: 'a' } }, { externalId: 'audience-1' }],
  ['/getAudience', { externalId: 'audience-1' }, { externalId: 'audience-1' }],
  ['/send/list', {}, { choices: [] }],
  ['/send/hooks/onMappingSave', { hookInputs: { list: 'x' } }, {}],
  ['/delete', { payload: { userId: 'u1' } }, [{ response: { statusCode: 401 } }, {}, { response: { statusCode: 200 } }]]
])('refreshes an expired token on %s with %j, and saves the new ones for the next call', async (path, body, answer) => {
  const first = await post(path, body)

  expect(first).toMatchObject({ status: 200, body: answer })
  expect(first.text).not.toMatch(/(old|new)-access-token|one-use-refresh/)
  expect(stored().oauth).toEqual({ ...OLD, access_token: 'new-access-token-2', refresh_token: 'one-use-refresh-2' })
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  vendor.received.length = 0
  expect((await post(path, body)).status).toBe(200)
  expect(vendor.received.map(({ url }) => url)).not.toContain('/token')
})

it('uses a refresh token once when calls expire together', async () => {
  const calls = await Promise.all([1, 2, 3, 4].map(() => post('/send', { payload: signedUp })))

  expect(calls.map(({ body }) => body.at(-1).response.statusCode)).toEqual([200, 200, 200, 200])
  expect(vendor.received.filter(({ url }) => url === '/token')).toHaveLength(1)
})

it('saves the tokens that POST /refreshAccessToken gets with those of the file, and answers with them', async () => {
  expect((await post('/refreshAccessToken')).body).toMatchObject({
    ok: true,
    data: { accessToken: 'new-access-token-2', refreshToken: 'one-use-refresh-2' }
  })
  expect(stored().oauth.refresh_token).toBe('one-use-refresh-2')
})

it('answers with the new tokens if the call had tokens of its own, and leaves the file alone', async () => {
  writeFileSync(file(), JSON.stringify({ oauth: { ...OLD, access_token: 'x', refresh_token: 'of another account' } }))
  const auth = { accessToken: 'old-access-token', refreshToken: 'one-use-refresh-1' }
  const { body } = await post('/send', { payload: signedUp, settings, auth })

  expect(body[0].tokens).toEqual({ accessToken: 'new-access-token-2', refreshToken: 'one-use-refresh-2' })
  expect(body.at(-1).response.statusCode).toBe(200)
  expect(stored().oauth.refresh_token).toBe('of another account')
})

it("has the vendor's status in the log and its error body in the answer", async () => {
  writeFileSync(file(), JSON.stringify({ ...settings, oauth: { ...OLD, refresh_token: 'used up' } }))
  const { body } = await post('/authenticate')

  expect(body).toMatchObject({
    ok: false,
    exchanges: [
      { response: { statusCode: 401, body: { error: 'the token is too old' } } },
      { response: { statusCode: 400, body: { error: 'invalid_grant' } } }
    ]
  })
  expect(lines).toEqual([expect.stringMatching(/2 requests \(401, 400\), failed with (400|BAD_REQUEST)$/)])
})

it('checks the required settings of an audience before it sends a request', async () => {
  expect(await post('/createAudience', { audienceName: 'VIPs' })).toMatchObject({
    status: 400,
    body: { ok: false, fields: { list: "The root value is missing the required field 'list'." } }
  })
  expect(vendor.received).toEqual([])
})

it('does not accept an audience without an id', async () => {
  audience = { name: 'VIPs' }
  const { status, body } = await post('/createAudience', { audienceName: 'VIPs', audienceSettings: { list: 'a' } })

  expect({ status, error: body.error }).toEqual({
    status: 400,
    error: 'The createAudience of Example returned no externalId. Return { externalId } with the id of the audience.'
  })
  expect(body.exchanges.at(-1).response.body).toEqual({ name: 'VIPs' })
})

it('indents answers for a terminal', async () => {
  const [curl, program] = await Promise.all([
    post('/keep', {}, { 'user-agent': 'curl/8.5.0', accept: '*/*' }),
    post('/keep', {}, { accept: 'application/json' })
  ])

  expect(curl.text).toMatch(/^\[\n {2}\{\n/)
  expect(program.text).not.toContain('\n')
})
