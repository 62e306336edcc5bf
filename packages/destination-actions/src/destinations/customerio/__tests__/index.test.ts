import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import customerio from '..'

const settings = { siteId: 'fake-site', apiKey: 'fake-key', accountRegion: 'US 🇺🇸' } as const
const basicAuth = `Basic ${btoa('fake-site:fake-key')}`
const testDestination = createTestIntegration(customerio)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
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
    ['trackEvent', { id: 'u1' }, "missing the required field 'name'"],
    ['trackPageView', { id: 'u1' }, "missing the required field 'url'"],
    ['createUpdateDevice', { person_id: 'u1', device_id: 'd1' }, "missing the required field 'platform'"],
    ['deleteRelationship', { person_id: 'u1' }, "missing the required field 'object_id'"],
    ['mergePeople', { primary: 'u1' }, "missing the required field 'secondary'"],
    ['reportDeliveryEvent', { delivery_id: 'd1', metric: 'lost' }, 'must be one of'],
    ['reportContentEvent', { anonymous_id: 'a1', actionType: 'seen' }, 'must be one of'],
    ['trackEvent', { id: 'u1', name: 'n', data: { text: 'é'.repeat(20_000) } }, 'accepts at most 32768']
  ])('fails in %s', async (action, mapping: JSONObject, message) => {
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
  const events = ['u1', 'u2', 'u3', 'u4'].map((userId) => ({
    userId,
    event: 'Signed Up',
    properties: userId === 'u2' ? { text: 'é'.repeat(20_000) } : undefined
  }))
  const operation = (id: string) => ({ type: 'person', action: 'event', identifiers: { id }, name: 'Signed Up' })

  it('returns a result for each event', async () => {
    const errors = [
      { batch_index: 1, reason: 'invalid', field: 'identifiers.id', message: 'is too long' },
      { batch_index: 2, reason: 'parse_error' }
    ]
    nock('https://track.customer.io')
      .post('/api/v2/batch', { batch: ['u1', 'u3', 'u4'].map(operation) })
      .reply(200, { errors })
    await testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    expect(testDestination.results[0]!.multistatus).toMatchObject([
      { status: 200, sent: operation('u1'), body: { errors } },
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errorreporter: 'INTEGRATIONS' },
      {
        status: 400,
        errormessage: 'identifiers.id: is too long',
        sent: operation('u3'),
        body: { errors },
        errorreporter: 'DESTINATION'
      },
      { status: 400, errormessage: 'parse_error', sent: operation('u4'), body: { errors } }
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

  it('with a wrong key does not pass the test, and keeps the key to itself', async () => {
    nock('https://track.customer.io').get('/auth').reply(401, {})
    const refused = testDestination.testAuthentication(settings)
    await expect(refused).rejects.toThrow('Credentials are invalid')
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('fake-key') })
  })

  it('deletes no one without a user ID', async () => {
    const refused = testDestination.onDelete!({ type: 'delete', anonymousId: 'a1' }, settings)
    await expect(refused).rejects.toThrow('deletes people by their user ID')
  })
})
