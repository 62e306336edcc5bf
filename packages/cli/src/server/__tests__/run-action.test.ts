import { app, createExampleApp, post, startExampleApp, vendor } from './example-app'
import { settings, signedUp, startExampleVendor } from './example-destination'

startExampleApp()

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
    const gone = await startExampleVendor()
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
        message: 'The event does not match the trigger, so it was not sent.',
        outcome: { matched: [false] }
      }
    ])
    expect(vendor.received).toEqual([])
  })
})

describe('POST /<action> with a batch', () => {
  const batch = ['Signed Up', 'busy', 'Other'].map((event) => ({ type: 'track', event }))

  it('returns a result for each event', async () => {
    const payload = [...batch, { type: 'track' }]
    const { status, body } = await post(app, '/send', { payload, settings, subscribe: 'event != "Other"' })

    expect(status).toBe(200)
    expect(vendor.received).toMatchObject([{ url: '/batches', body: '[{"name":"Signed Up"},{"name":"busy"}]' }])
    expect(body).toMatchObject([
      { statusCode: 429, message: 'Too many.', event: 1, retry: true, requestError: true },
      { statusCode: 400, message: 'The event does not match the trigger, so it was not sent.', event: 2, retry: false },
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
  it('uploads and returns the job', async () => {
    const { body } = await post(app, '/upload', { payload: [signedUp], settings })

    expect(body[0].outcome).toMatchObject({ job: { jobId: 'job-1', status: 202 }, multistatus: [{ status: 202 }] })
  })

  it('is asked by POST /<action>/poll how the job stands', async () => {
    const answer = await post(app, '/upload/poll', { pollPayload: { jobId: 'job-1', uploadCount: 1 }, settings })

    const body = { jobId: 'job-1', status: 200, jobStatus: 'SUCCEEDED', exchanges: [] }
    expect(answer).toEqual({ status: 200, body })
  })
})

it('names what it ignored of the body in the outcome', async () => {
  const { status, body } = await post(app, '/send', { payload: signedUp, settings, maping: { name: 'x' } })

  expect(status).toBe(200)
  expect(body[0].outcome).toMatchObject({ ignored: ['maping'], payloads: [{ name: 'Signed Up' }] })
})
