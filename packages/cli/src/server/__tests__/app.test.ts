import type { Transport } from '@segment/actions-core'
import { createApp } from '../app'
import { app, post, startExampleApp, vendor } from './example-app'
import { exampleSource, settings, signedUp } from './example-destination'

startExampleApp()

it.each([
  ['/authenticate', settings, 200, { ok: true }],
  [
    '/authenticate',
    { region: 'mars' },
    200,
    {
      ok: false,
      error: 'The root value is missing the required field \'apiKey\'. Region must be one of: "eu".',
      fields: {
        apiKey: "The root value is missing the required field 'apiKey'.",
        region: 'Region must be one of: "eu".'
      }
    }
  ],
  [
    '/refreshAccessToken',
    { settings, accessToken: 'old', refreshToken: 'refresh-1', clientId: 'c', clientSecret: 's' },
    200,
    { ok: true, data: { accessToken: 'token-new', refreshToken: 'refresh-1' } }
  ],
  [
    '/refreshAccessToken',
    { settings, accessToken: 'old', refreshToken: 'refuse' },
    400,
    { ok: false, error: 'Service Unavailable', fields: {} }
  ],
  ['/createAudience', { settings, audienceSettings: {}, audienceName: 'VIPs' }, 200, { externalId: 'id of VIPs' }],
  ['/getAudience', { settings, audienceSettings: {}, externalId: 'x' }, 200, { externalId: 'x' }],
  [
    '/getAudience',
    { settings, audienceSettings: {}, externalId: 'gone' },
    400,
    { ok: false, error: 'The audience is gone.', fields: {} }
  ],
  ['/send/list', { settings, payload: {} }, 200, { choices: [{ label: 'A', value: 'a' }] }],
  ['/send/hooks/onMappingSave', { settings, hookInputs: { list: 'x' } }, 200, { savedData: { made: 'x' } }],
  ['/send/hooks/onMappingSave/dynamic/list', { settings }, 200, { choices: [{ label: 'One', value: '1' }] }]
])('POST %s with %j answers %s', async (path, body, status, expected) => {
  expect(await post(app, path, body)).toEqual({ status, body: { ...expected, exchanges: expect.any(Array) } })
})

it('POST /delete answers with the exchanges', async () => {
  const { status, body } = await post(app, '/delete', { settings, payload: { userId: 'u1', anonymousId: 'a1' } })

  expect(status).toBe(200)
  expect(vendor.received).toMatchObject([{ method: 'DELETE', url: '/people/u1' }])
  expect(body).toMatchObject([{ request: { method: 'DELETE' }, response: { statusCode: 200 } }])
})

it.each(['/send/list', '/send/hooks/onMappingSave'])(
  'POST %s answers a failure with 500 and no secret',
  async (path) => {
    const { status, body } = await post(app, path, { settings, payload: {}, page: 'bad', hookInputs: {} })

    expect(status).toBe(500)
    expect(body).toMatchObject([{ message: expect.any(String), requestError: true }])
    expect(JSON.stringify(body)).not.toContain(settings.apiKey)
  }
)

it('GET /manifest answers with the definition, without functions', async () => {
  const manifest = await (await app.request('/manifest')).json()

  expect(manifest).toMatchObject({ name: 'Example', directoryName: 'example', actions: { send: { title: 'Send' } } })
  expect(manifest.actions.send).not.toHaveProperty('perform')
})

describe('GET /', () => {
  it('lists every route as JSON', async () => {
    const { routes } = await (await app.request('/')).json()

    expect(routes.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`)).toEqual([
      'GET /manifest',
      'POST /authenticate',
      'POST /refreshAccessToken',
      'POST /delete',
      'POST /createAudience',
      'POST /getAudience',
      'POST /send',
      'POST /send/list',
      'POST /send/hooks/onMappingSave',
      'POST /send/hooks/onMappingSave/dynamic/list',
      'POST /keep',
      'POST /upload',
      'POST /upload/poll'
    ])
  })

  it('has a command line for each action whose body the action accepts', async () => {
    const { routes } = await (await app.request('/')).json()
    const curl: string = routes.find(({ path }: { path: string }) => path === '/send').curl
    const sample = /-d '(.*)'$/.exec(curl)?.[1] ?? ''
    const { status, body } = await post(app, '/send', sample)

    expect(curl).toMatch(/^curl -s http:\/\/localhost\/send -H 'content-type: application\/json' -d /)
    expect(status).toBe(200)
    expect(body[0].response.statusCode).toBe(200)
  })

  it.each([
    ['curl', { 'user-agent': 'curl/8.5.0', accept: '*/*' }],
    ['a browser', { accept: 'text/html,*/*' }]
  ])('is text for %s', async (_who, headers) => {
    const response = await app.request('/', { headers })

    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await response.text()).toContain('curl -s http://localhost/send ')
  })
})

it('lets pages of the hosted tester call, and no others', async () => {
  const call = (origin: string) => app.request('/authenticate', { method: 'POST', body: '{}', headers: { origin } })
  const [tester, foreign, own] = await Promise.all(
    ['https://app.segment.com', 'https://evil.example', 'http://localhost'].map(call)
  )

  expect(tester!.status).toBe(200)
  expect(tester!.headers.get('access-control-allow-origin')).toBe('https://app.segment.com')
  expect(foreign!.status).toBe(403)
  expect(foreign!.headers.get('access-control-allow-origin')).toBeNull()
  expect(own!.status).toBe(200)
})

it('does not take a page for its own because its name was made to lead here', async () => {
  const headers = { origin: 'http://evil.example:3000' }

  expect((await app.request('http://evil.example:3000/send', { method: 'POST', body: '{}', headers })).status).toBe(403)
})

it('mixes up none of 200 calls in flight', async () => {
  const waiting: (() => void)[] = []
  const send: Transport = (_, { body }) =>
    new Promise((resolve) => {
      waiting.push(() => resolve(Response.json({ echo: String(body) })))
      // The last request is answered first.
      if (waiting.length === 200) for (const answer of waiting.toReversed()) answer()
    })
  const busy = await createApp({ source: exampleSource, send })
  const names = Array.from({ length: 200 }, (_, number) => `caller-${number}-`)
  const answers = await Promise.all(
    names.map((name) => post(busy, '/send', { payload: { ...signedUp, event: name }, settings }))
  )
  const found = answers.map(({ body }) => [...new Set(JSON.stringify(body).match(/caller-\d+-/g))])
  expect(found).toEqual(names.map((name) => [name]))
})
