import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import customerio from '..'
import { cases } from './cases'

const settings = { siteId: 'fake-site', apiKey: 'fake-key', accountRegion: 'US 🇺🇸' } as const
const basicAuth = `Basic ${btoa('fake-site:fake-key')}`
const testDestination = createTestIntegration(customerio)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe.each([
  ['a single event', 'entity'],
  ['a batch of one', 'batch']
])('%s', (_, endpoint) => {
  it.each(cases)('sends $what', async ({ action, event, mapping, sent }) => {
    const inBatch = endpoint === 'batch'
    const trackApi = nock('https://track.customer.io')
      .matchHeader('authorization', basicAuth)
      .post(`/api/v2/${endpoint}`, inBatch ? { batch: [sent] } : sent)
      .reply(200, {})
    const input = { mapping, settings, useDefaultMappings: true }
    await (inBatch
      ? testDestination.testBatchAction(action, { ...input, events: [event] })
      : testDestination.testAction(action, { ...input, event }))
    expect(trackApi.isDone()).toBe(true)
  })
})

describe('the presets', () => {
  const subscriptions = customerio.presets!.filter((preset) => preset.type === 'automatic') as unknown as JSONObject[]

  it.each(cases.filter(({ mapping }) => !mapping))('together send $what once', async ({ event, sent }) => {
    const { requests } = await testDestination.dryRun(createTestEvent(event), { ...settings, subscriptions })
    expect(requests.map(({ body }) => JSON.parse(body!) as unknown)).toEqual([sent])
  })

  it('together send a metric once', async () => {
    const event = createTestEvent({
      event: 'Report Delivery Event',
      properties: { deliveryId: 'RPIL', metric: 'opened' }
    })
    const { requests } = await testDestination.dryRun(event, { ...settings, subscriptions })
    expect(requests.map(({ url }) => url)).toEqual(['https://track.customer.io/api/v1/metrics'])
  })
})

describe('reportDeliveryEvent', () => {
  it('reports a metric', async () => {
    const trackApi = nock('https://track.customer.io')
      .post('/api/v1/metrics', {
        delivery_id: 'RPIL',
        metric: 'clicked',
        timestamp: 1_709_208_000,
        recipient: 'ada@example.com',
        href: 'https://example.com',
        action_name: 'buy',
        action_value: 'now'
      })
      .reply(200)
    await testDestination.testAction('reportDeliveryEvent', {
      event: {
        timestamp: '2024-02-29T12:00:00.000Z',
        properties: {
          deliveryId: 'RPIL',
          metric: 'clicked',
          recipient: 'ada@example.com',
          href: 'https://example.com',
          actionName: 'buy',
          actionValue: 'now'
        }
      },
      settings,
      useDefaultMappings: true
    })
    expect(trackApi.isDone()).toBe(true)
  })

  it('needs no more than the delivery and the metric', async () => {
    const body = { delivery_id: 'RPIL', metric: 'bounced', reason: 'mailbox full' }
    const trackApi = nock('https://track.customer.io').post('/api/v1/metrics', body).reply(200)
    await testDestination.testAction('reportDeliveryEvent', { mapping: body, settings })
    expect(trackApi.isDone()).toBe(true)
  })
})

describe('a person', () => {
  it.each([
    [{ id: 'u1', email: 'ada@example.com', anonymous_id: 'a1' }, { id: 'u1' }],
    [{ id: 'ada@example.com' }, { email: 'ada@example.com' }],
    [{ id: 'ada@home' }, { id: 'ada@home' }],
    [{ id: 'cio_03000001', email: 'new@example.com' }, { cio_id: '03000001' }],
    [{ id: 'cio_' }, { id: 'cio_' }],
    [{ id: '', email: 'ada@example.com', anonymous_id: 'a1' }, { email: 'ada@example.com' }],
    [{ anonymous_id: 'a1' }, { anonymous_id: 'a1' }]
  ])('with %j is named by %j', async (mapping, identifiers) => {
    nock('https://track.customer.io').post('/api/v2/entity').reply(200, {})
    const [response] = await testDestination.testAction('createUpdatePerson', { mapping, settings })
    expect(response!.options.json).toMatchObject({ identifiers })
  })

  it.each(['createUpdatePerson', 'reportContentEvent'])('without a name is refused by %s', async (action) => {
    const refused = testDestination.testAction(action, { mapping: { actionType: 'viewed_content' }, settings })
    await expect(refused).rejects.toThrow('The event does not say whom it is about.')
    expect(testDestination.responses).toEqual([])
  })

  it('keeps the attributes for which the event has nothing', async () => {
    nock('https://track.customer.io').post('/api/v2/batch').reply(200, {})
    const [response] = await testDestination.testBatchAction('createUpdatePerson', {
      events: [{ userId: 'u1', anonymousId: null, traits: { plan: 'pro' } }],
      settings,
      useDefaultMappings: true
    })
    expect(response!.options.json).toMatchObject({ batch: [{ attributes: { plan: 'pro' } }] })
    expect(await response!.request.text()).not.toContain('email')
  })
})

describe('an event that cannot be sent', () => {
  it.each([
    ['deleteObject', {}, 'The event does not say which object it is about.'],
    ['trackEvent', { id: 'u1' }, "missing the required field 'name'"],
    ['trackPageView', { id: 'u1' }, "missing the required field 'url'"],
    ['createUpdateDevice', { person_id: 'u1', device_id: 'd1' }, "missing the required field 'platform'"],
    ['deleteRelationship', { person_id: 'u1' }, "missing the required field 'object_id'"],
    ['mergePeople', { primary: 'u1' }, "missing the required field 'secondary'"],
    ['reportDeliveryEvent', { delivery_id: 'd1', metric: 'lost' }, 'must be one of'],
    ['reportContentEvent', { anonymous_id: 'a1', actionType: 'seen' }, 'must be one of'],
    ['trackEvent', { id: 'u1', name: 'n', data: { text: 'é'.repeat(20_000) } }, 'takes at most 32768']
  ])('is refused by %s', async (action, mapping: JSONObject, message) => {
    await expect(testDestination.testAction(action, { mapping, settings })).rejects.toThrow(message)
    expect(testDestination.responses).toEqual([])
  })

  it.each([400, 401, 429, 500])('hands on the status %i', async (status) => {
    nock('https://track.customer.io')
      .post('/api/v2/entity')
      .reply(status, { errors: [{ reason: 'no' }] })
    const refused = testDestination.testAction('deletePerson', { mapping: { person_id: 'u1' }, settings })
    await expect(refused).rejects.toMatchObject({ response: { status } })
  })
})

describe('a batch', () => {
  const mapping = { id: { '@path': '$.userId' }, name: { '@path': '$.event' }, data: { '@path': '$.properties' } }
  const events = ['u1', null, 'u3', 'u4'].map((userId) => ({ userId, event: 'Signed Up', properties: undefined }))
  const operation = (id: string) => ({ type: 'person', action: 'event', identifiers: { id }, name: 'Signed Up' })

  it('gives each event its own result', async () => {
    const errors = [
      { batch_index: 1, reason: 'invalid', field: 'identifiers.id', message: 'is too long' },
      { batch_index: 2, reason: 'parse_error' }
    ]
    nock('https://track.customer.io')
      .post('/api/v2/batch', { batch: ['u1', 'u3', 'u4'].map(operation) })
      .reply(207, { errors })
    await testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    expect(testDestination.results[0]!.multistatus).toMatchObject([
      { status: 200, sent: operation('u1'), body: {} },
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errorreporter: 'INTEGRATIONS' },
      {
        status: 400,
        errormessage: 'identifiers.id: is too long',
        sent: operation('u3'),
        body: { errors: [errors[0]] },
        errorreporter: 'DESTINATION'
      },
      { status: 400, errormessage: 'parse_error', sent: operation('u4'), body: { errors: [errors[1]] } }
    ])
  })

  it.each([[''], ['{'], [{ errors: 'none' }], [{ errors: [null] }]])(
    'is taken whole when the answer is %j',
    async (answer) => {
      nock('https://track.customer.io').post('/api/v2/batch').reply(200, answer, { 'content-type': 'application/json' })
      await testDestination.testBatchAction('trackEvent', { events: events.slice(0, 1), mapping, settings })
      expect(testDestination.results[0]!.multistatus).toMatchObject([{ status: 200 }])
    }
  )

  it('sends nothing when there is nothing to send', async () => {
    await testDestination.testBatchAction('trackEvent', { events: events.slice(1, 2), mapping, settings })
    expect(testDestination.results[0]!.multistatus).toMatchObject([{ status: 400 }])
  })

  it('fails as a whole when its only request does', async () => {
    nock('https://track.customer.io').post('/api/v2/batch').reply(503)
    const refused = testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    await expect(refused).rejects.toMatchObject({ response: { status: 503 } })
  })

  it.each<[what: string, answer: (scope: nock.Interceptor) => nock.Scope, status: number]>([
    ['is refused', (scope) => scope.reply(429, {}), 429],
    ['gets no answer', (scope) => scope.replyWithError({ code: 'ECONNRESET', message: 'socket hang up' }), 500]
  ])('is cut below 500 kB, and a part that %s leaves the others', async (_, answer, status) => {
    const sizes: number[] = []
    const measure = (body: unknown) => sizes.push(Buffer.byteLength(JSON.stringify(body))) > 0
    nock('https://track.customer.io').post('/api/v2/batch', measure).reply(200, {})
    answer(nock('https://track.customer.io').post('/api/v2/batch', measure))
    await testDestination.testBatchAction('trackEvent', {
      events: Array.from({ length: 20 }, () => ({
        userId: 'u1',
        event: 'n',
        properties: { text: 'é'.repeat(15_000) }
      })),
      mapping,
      settings
    })
    expect(Math.max(...sizes)).toBeLessThan(500_000)
    const statuses = testDestination.results[0]!.multistatus!.map((result) => result.status)
    expect(statuses).toEqual([...Array(16).fill(200), ...Array(4).fill(status)])
  })
})

describe('the account', () => {
  const inEurope = { ...settings, accountRegion: 'EU 🇪🇺' } as const

  it.each([
    ['https://track.customer.io', settings],
    ['https://track-eu.customer.io', inEurope],
    ['https://track.customer.io', { siteId: 'fake-site', apiKey: 'fake-key' }]
  ])('is reached at %s', async (origin, account) => {
    const trackApi = nock(origin)
      .matchHeader('authorization', basicAuth)
      .post('/api/v2/entity')
      .reply(200, {})
      .post('/api/v2/batch')
      .reply(200, {})
      .post('/api/v1/metrics')
      .reply(200, {})
      .delete('/api/v1/customers/ada%40example.com')
      .reply(200, {})
    const mapping = { person_id: 'u1', delivery_id: 'd1', metric: 'opened' }
    await testDestination.testAction('deletePerson', { mapping, settings: account })
    await testDestination.testBatchAction('deletePerson', { mapping, settings: account })
    await testDestination.testAction('reportDeliveryEvent', { mapping, settings: account })
    await testDestination.onDelete!({ type: 'delete', userId: 'ada@example.com' }, account)
    expect(trackApi.isDone()).toBe(true)
  })

  it.each([
    ['US', 'https://track.customer.io', 'us', settings],
    ['EU', 'https://track-eu.customer.io', 'eu', inEurope]
  ])('is tested in the %s', async (_, origin, region, account) => {
    const trackApi = nock(origin)
      .matchHeader('authorization', basicAuth)
      .get('/api/v1/accounts/region')
      .reply(200, { region })
    await testDestination.testAuthentication(account)
    expect(trackApi.isDone()).toBe(true)
  })

  it.each([
    ['of another region', 200, { region: 'eu' }, 'The account is in the region "eu" of Customer.io.'],
    ['with a wrong key', 401, {}, 'Credentials are invalid']
  ])('%s does not pass the test', async (_, status, answer, message) => {
    nock('https://track.customer.io').get('/api/v1/accounts/region').reply(status, answer)
    const refused = testDestination.testAuthentication(settings)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('fake-key') })
  })

  it('deletes no one without a user ID', async () => {
    const refused = testDestination.onDelete!({ type: 'delete', anonymousId: 'a1' }, settings)
    await expect(refused).rejects.toThrow('the event has no user ID')
  })
})
