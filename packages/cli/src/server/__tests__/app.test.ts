import type { Hono } from 'hono'
import { createExampleApp, post, startVendor, type Vendor } from './example-destination'

const settings = { apiKey: 'key-of-the-vendor' }
const signedUp = { type: 'track', event: 'Signed Up', userId: 'u1' }

let vendor: Vendor
let app: Hono
const lines: string[] = []

beforeAll(async () => {
  vendor = await startVendor()
  app = await createExampleApp(vendor, (line) => lines.push(line))
})

afterEach(() => {
  vendor.received.length = 0
  lines.length = 0
})

afterAll(() => vendor.close())

describe('POST /<action>', () => {
  it('sends the request of the action and answers with request and response', async () => {
    const { status, body } = await post(app, '/send', {
      payload: signedUp,
      settings,
      mapping: { mail: 'ada@example.com' }
    })

    expect(status).toBe(200)
    expect(vendor.received).toMatchObject([
      { method: 'POST', url: '/events?key=key-of-the-vendor', body: '{"name":"Signed Up","mail":"ada@example.com"}' }
    ])
    expect(body).toEqual([
      {
        request: {
          url: 'https://api.example.com/events?key=[redacted]',
          method: 'POST',
          headers: { 'content-type': 'application/json', 'user-agent': 'Segment (Actions)' },
          body: '{"name":"Signed Up","mail":"ada@example.com"}'
        },
        response: {
          statusCode: 200,
          statusMessage: 'OK',
          headers: expect.objectContaining({ 'set-cookie': '[redacted]' }),
          body: { got: '{"name":"Signed Up","mail":"ada@example.com"}', url: '/events?key=[redacted]' }
        },
        outcome: {
          payloads: [{ name: 'Signed Up', mail: 'ada@example.com' }],
          data: { got: '{"name":"Signed Up","mail":"ada@example.com"}', url: '/events?key=[redacted]' }
        }
      }
    ])
  })

  it('overrides the defaults of the fields by the mapping', async () => {
    await post(app, '/send', {
      payload: signedUp,
      settings,
      mapping: { name: { '@template': '{{event}} of {{userId}}' } }
    })

    expect(vendor.received).toMatchObject([{ body: '{"name":"Signed Up of u1"}' }])
  })

  it('takes the event for the mapping where there is neither a default nor a mapping', async () => {
    const { body } = await post(app, '/keep', { payload: { a: 1 }, settings })

    expect(body[0].outcome).toMatchObject({ payloads: [{ a: 1 }], data: { kept: { a: 1 } } })
  })

  it('says so where the action sends no request', async () => {
    const { body } = await post(app, '/keep', { payload: { a: 1 }, settings })

    expect(body).toMatchObject([
      { response: { statusMessage: 'The action sent no HTTP request.', body: { kept: { a: 1 } } } }
    ])
  })

  it('puts the failure before the exchanges, and says whether a host would try again', async () => {
    const { status, body } = await post(app, '/send', { payload: { ...signedUp, event: 'refuse' }, settings })

    expect(status).toBe(200)
    expect(body).toMatchObject([
      { statusCode: 503, message: 'Service Unavailable', retry: true, requestError: true, outcome: {} },
      { request: { method: 'POST' }, response: { statusCode: 503 } }
    ])
  })

  it('forgets what was recorded after a failure', async () => {
    await post(app, '/send', { payload: { ...signedUp, event: 'refuse' }, settings })
    const { body } = await post(app, '/send', { payload: signedUp, settings })

    expect(body).toHaveLength(1)
    expect(body[0].response.statusCode).toBe(200)
  })

  it('names the fields that do not validate', async () => {
    const { body } = await post(app, '/send', { payload: { type: 'track' }, settings, mapping: { mail: 'no address' } })

    expect(body).toMatchObject([
      {
        statusCode: 400,
        retry: false,
        fields: {
          name: "The root value is missing the required field 'name'.",
          mail: 'Mail must be a valid email address string but it was not.'
        }
      }
    ])
    expect(vendor.received).toEqual([])
  })

  it('tells a request that got no response', async () => {
    const gone = await startVendor()
    await gone.close()
    const broken = await createExampleApp(gone)
    const { body } = await post(broken, '/send', { payload: signedUp, settings })

    expect(body).toMatchObject([
      { statusCode: 500, message: expect.stringContaining('ECONNREFUSED') },
      { response: { statusCode: 0, statusMessage: expect.stringContaining('ECONNREFUSED') } }
    ])
  })

  it.each([
    ['auth', { auth: { accessToken: 'token-of-mine' } }],
    ['settings.oauth', { settings: { ...settings, oauth: { access_token: 'token-of-mine' } } }]
  ])('sends the token of `%s` and shows it nowhere', async (_name, part) => {
    const { body } = await post(app, '/send', { payload: { ...signedUp, event: 'token-of-mine' }, settings, ...part })

    expect(vendor.received[0]?.headers.authorization).toBe('Bearer token-of-mine')
    expect(body[0].request.headers.authorization).toBe('[redacted]')
    expect(JSON.stringify(body)).not.toContain('token-of-mine')
  })
})

describe('POST /<action> with a trigger', () => {
  it('runs the action for an event that meets it', async () => {
    const { body } = await post(app, '/send', { payload: signedUp, settings, subscribe: 'event = "Signed Up"' })

    expect(body).toMatchObject([{ response: { statusCode: 200 }, outcome: { matched: [true] } }])
  })

  it('does not run it for one that does not', async () => {
    const { body } = await post(app, '/send', { payload: signedUp, settings, subscribe: 'event = "Other"' })

    expect(body).toMatchObject([
      {
        statusCode: 400,
        message: 'The event does not meet the trigger, so it was not sent.',
        outcome: { matched: [false] }
      }
    ])
    expect(vendor.received).toEqual([])
  })
})

describe('POST /<action> with a batch', () => {
  const batch = ['Signed Up', 'busy', 'Other'].map((event) => ({ type: 'track', event }))

  it('gives each event its own result', async () => {
    const payload = [...batch, { type: 'track' }]
    const { status, body } = await post(app, '/send', { payload, settings, subscribe: 'event != "Other"' })

    expect(status).toBe(200)
    expect(vendor.received).toMatchObject([{ url: '/batches', body: '[{"name":"Signed Up"},{"name":"busy"}]' }])
    expect(body).toMatchObject([
      { statusCode: 429, message: 'Too many.', event: 1, retry: true, requestError: true },
      { statusCode: 400, message: 'The event does not meet the trigger, so it was not sent.', event: 2, retry: false },
      { statusCode: 400, message: "The root value is missing the required field 'name'.", event: 3, retry: false },
      { request: { url: 'https://api.example.com/batches' }, response: { statusCode: 200 } }
    ])
    expect(body[0].outcome).toMatchObject({
      matched: [true, true, false, true],
      multistatus: [{ status: 200 }, { status: 429 }, { status: 400 }, { status: 400 }]
    })
  })

  it('lets one event whose mapping cannot be resolved not stop the others', async () => {
    const payload = [5, 'A'].map((event) => ({ type: 'track', event }))
    const mapping = { name: { '@case': { operator: 'sideways', value: { '@path': '$.event' } } } }
    const { status, body } = await post(app, '/send', { payload, settings, mapping })

    expect(status).toBe(200)
    expect(vendor.received).toMatchObject([{ body: '[{"name":"5"}]' }])
    expect(body[0]).toMatchObject({ statusCode: 400, event: 1, outcome: { payloads: [{ name: 5 }, null] } })
  })

  it('refuses an action that takes no batches', async () => {
    const { body } = await post(app, '/keep', { payload: batch, settings })

    expect(body).toMatchObject([{ statusCode: 501, message: 'This action does not support batched requests.' }])
  })
})

describe('an async action', () => {
  it('uploads and gives the job', async () => {
    const { body } = await post(app, '/upload', { payload: [signedUp], settings })

    expect(body[0].outcome).toMatchObject({ job: { jobId: 'job-1', status: 202 }, multistatus: [{ status: 202 }] })
  })

  it('is asked by POST /<action>/poll how the job stands', async () => {
    const answer = await post(app, '/upload/poll', { pollPayload: { jobId: 'job-1', uploadCount: 1 }, settings })

    expect(answer).toEqual({ status: 200, body: { jobId: 'job-1', status: 200, jobStatus: 'SUCCEEDED' } })
  })
})

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
  expect(await post(app, path, body)).toEqual({ status, body: expected })
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

describe('the log', () => {
  const send = { payload: signedUp, settings }
  const busy = [signedUp, { ...signedUp, event: 'busy' }, { ...signedUp, type: 'page' }]

  it.each<[string, unknown, unknown]>([
    ['/send', send, '200 : 1 request (200)'],
    ['/keep', { payload: { a: 1 }, settings }, '200 : no requests'],
    ['/send', { ...send, subscribe: 'type = "page"' }, '200 : no requests, the event did not match the trigger'],
    ['/send', { ...send, mapping: { mail: 'x' } }, '200 : no requests, failed with invalid fields (mail)'],
    [
      '/send',
      { ...send, payload: busy, subscribe: 'type = "track"' },
      '200 : 1 request (200), 1 of 3 events did not match the trigger, 1 of 3 events failed with TOO_MANY_REQUESTS'
    ],
    [
      '/send',
      { ...send, maping: {}, other: 1 },
      "200 : 1 request (200), ignored in the body: 'maping' (did you mean 'mapping'?), 'other'"
    ],
    ['/send/list', { settings, page: '1', context: {} }, "200 : 1 request (200), ignored in the body: 'context'"],
    ['/authenticate', settings, '200 : 1 request (200)'],
    ['/getAudience', { settings, externalId: 'gone' }, '400 : no requests, failed with 500'],
    [
      '/sent',
      { settings },
      "404 : refused: There is no action 'sent'. Did you mean 'send'? There are: upload, send, keep."
    ],
    ['/send', '{', '400 : refused: The body is not valid JSON: it ends too early, at line 1, column 2.'],
    [
      '/send',
      { ...send, subscribe: 'x\n\u001b[2J=' },
      expect.stringMatching(/^400 : refused: The trigger 'x \[2J=' does not parse: /)
    ]
  ])('tells what came of %s with %j', async (path, body, expected) => {
    await post(app, path, body)

    expect(lines).toHaveLength(1)
    const [, told] = /^#\d+ POST \S+ (.*)$/.exec(lines[0]!)!
    expect(told!.replace(/\d+ ms/, '')).toEqual(expected)
  })

  it('has no secret, whatever was posted', async () => {
    await post(app, '/send?key=key-of-the-vendor', { ...send, 'key-of-the-vendor': 1, subscribe: 'type = "page"' })
    await post(app, '/send', { ...send, subscribe: 'key-of-the-vendor (' })

    expect(lines).toHaveLength(2)
    expect(lines.join()).not.toContain('key-of-the-vendor')
    expect(lines.join()).toContain('[redacted]')
  })

  it('numbers the calls, those to nowhere included', async () => {
    const logged: string[] = []
    const counted = await createExampleApp(vendor, (line) => logged.push(line))
    await post(counted, '/send', send)
    await counted.request('/nowhere')

    expect(logged).toEqual([
      expect.stringMatching(/^#1 POST \/send 200 \d+ ms: 1 request \(200\)$/),
      expect.stringMatching(/^#2 GET \/nowhere 404 \d+ ms$/)
    ])
  })
})

it('names what it ignored of the body in the outcome', async () => {
  const { status, body } = await post(app, '/send', { payload: signedUp, settings, maping: { name: 'x' } })

  expect(status).toBe(200)
  expect(body[0].outcome).toMatchObject({ ignored: ['maping'], payloads: [{ name: 'Signed Up' }] })
})
