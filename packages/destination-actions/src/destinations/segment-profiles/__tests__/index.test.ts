import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import profiles from '..'

const testDestination = createTestIntegration(profiles)

const consent = { categoryPreferences: { Advertising: true } }

/** Waits for one message, with the write key of the space. */
const trackingApi = (message: JSONObject, host = 'https://api.segment.io') =>
  nock(host)
    .post('/v1/batch', { batch: [message] } as unknown as nock.RequestBodyMatcher)
    .basicAuth({ user: 'fake-write-key', pass: '' })
    .reply(200, { success: true })

beforeAll(() => nock.disableNetConnect())
beforeEach(() => jest.replaceProperty(process, 'env', {}))
afterEach(() => {
  jest.restoreAllMocks()
  nock.cleanAll()
})
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const email = { id: 'ada@example.com', type: 'email', collection: 'users', encoding: 'none' }
const phone = { id: '+14155551234', type: 'phone', collection: 'users', encoding: 'none' }

// The records show the messages as the reference hands them to its host, with no status that is known; this is how they
// go out.
it.each<{ action: string; own: JSONObject; message: JSONObject }>([
  {
    action: 'sendGroup',
    own: { group_id: 'g1' },
    message: { type: 'group', groupId: 'g1', context: { consent }, traits: {} }
  },
  { action: 'sendIdentify', own: {}, message: { type: 'identify', context: { consent }, traits: {} } },
  {
    action: 'sendTrack',
    own: { event_name: 'Seen' },
    message: { type: 'track', event: 'Seen', context: { consent }, properties: {} }
  },
  {
    action: 'sendSubscription',
    own: {
      email: email.id,
      email_subscription_status: 'Subscribed',
      subscription_groups: { news: 'true', offers: 'false', other: 7, unknown: null },
      phone: phone.id,
      sms_subscription_status: 'maybe',
      whatsapp_subscription_status: 'did-not-subscribe'
    },
    message: {
      type: 'identify',
      context: {
        messaging_subscriptions: [
          {
            key: email.id,
            type: 'EMAIL',
            status: 'SUBSCRIBED',
            groups: [
              { name: 'news', status: 'SUBSCRIBED' },
              { name: 'offers', status: 'UNSUBSCRIBED' },
              { name: 'other', status: 'INVALID' }
            ]
          },
          { key: phone.id, type: 'SMS', status: 'INVALID' },
          { key: phone.id, type: 'WHATSAPP', status: 'DID_NOT_SUBSCRIBE' }
        ],
        externalIds: [email, phone],
        messaging_subscriptions_retl: true,
        consent
      },
      traits: {}
    }
  },
  {
    action: 'sendSubscription',
    own: { email: email.id, email_subscription_status: null, subscription_groups: { news: 'true' } },
    message: {
      type: 'identify',
      context: { messaging_subscriptions: [], externalIds: [email], messaging_subscriptions_retl: true, consent },
      traits: {}
    }
  }
])('$action sends one message with the consent, and returns it: $own', async ({ action, own, message }) => {
  const sent = { userId: 'u1', integrations: { All: false }, ...message }
  const endpoint = trackingApi(sent)
  const mapping = { engage_space: 'fake-write-key', user_id: 'u1', consent, ...own }
  await testDestination.testAction(action, { mapping })
  expect(endpoint.isDone()).toBe(true)
  expect(testDestination.results.at(-1)).toEqual({ data: { batch: [sent] }, output: 'Action Executed' })
})

it('sends to Dublin from there', async () => {
  jest.replaceProperty(process, 'env', { AWS_REGION: 'eu-west-1' })
  const endpoint = nock('https://events.eu1.segmentapis.com').post('/v1/batch').reply(200)
  await testDestination.testAction('sendIdentify', { mapping: { engage_space: 'fake-write-key', user_id: 'u1' } })
  expect(endpoint.isDone()).toBe(true)
})

describe('sendSubscription fails', () => {
  it.each<[what: string, own: JSONObject]>([
    ['without an address', { sms_subscription_status: 'subscribed' }],
    ['without a status that is known', { email: email.id, email_subscription_status: 'maybe' }]
  ])('%s', async (_, own) => {
    const mapping = { engage_space: 'fake-write-key', user_id: 'u1', ...own }
    const failed = testDestination.testAction('sendSubscription', { mapping })
    await expect(failed).rejects.toThrow(PayloadValidationError)
    await expect(failed).rejects.toThrow('There is no subscription to send.')
    expect(testDestination.responses).toEqual([])
  })
})

it.each([
  ['sendIdentify', 'engage_space', { user_id: 'u1' }],
  ['sendGroup', 'group_id', { user_id: 'u1', engage_space: 'fake-write-key' }],
  ['sendTrack', 'event_name', { user_id: 'u1', engage_space: 'fake-write-key' }]
])('%s needs %s', async (action, field, mapping) => {
  await expect(testDestination.testAction(action, { mapping })).rejects.toThrow(`missing the required field '${field}'`)
})

it.each([400, 429, 503])("hands on Segment's answer %i", async (status) => {
  nock('https://api.segment.io').post('/v1/batch').reply(status)
  const mapping = { engage_space: 'fake-write-key', user_id: 'u1' }
  await expect(testDestination.testAction('sendIdentify', { mapping })).rejects.toMatchObject({ response: { status } })
})

describe('the list of spaces', () => {
  const auth = { accessToken: 'fake-token', refreshToken: '' }
  const sources = [
    { name: 'Space', writeKeys: ['fake-key-1', 'fake-key-2'] },
    { name: 'No key', writeKeys: [] },
    { name: 'Other space', writeKeys: ['fake-key-3'] }
  ]
  const list = (input: object) =>
    testDestination.testDynamicField('sendTrack', 'engage_space', { settings: {}, payload: {}, ...input })

  it('has the sources with their write keys, and the way to the next ones', async () => {
    nock('https://api.segmentapis.com', { reqheaders: { authorization: 'Bearer fake-token' } })
      .get('/sources')
      .query({ 'pagination.count': 200 })
      .reply(200, { data: { sources, pagination: { current: 'MA==', next: 'MjAw' } } })
    expect(await list({ auth })).toEqual({
      choices: [
        { label: 'Space', value: 'fake-key-1' },
        { label: 'Other space', value: 'fake-key-3' }
      ],
      nextPage: 'MjAw'
    })
  })

  it('goes on from a page, in Dublin', async () => {
    jest.replaceProperty(process, 'env', { AWS_REGION: 'eu-west-1' })
    nock('https://eu1.api.segmentapis.com')
      .get('/sources')
      .query({ 'pagination.count': 200, 'pagination.cursor': 'MjAw' })
      .reply(200, { data: { sources, pagination: { current: 'MjAw' } } })
    const { choices, nextPage } = await list({ auth, page: 'MjAw' })
    expect([choices.length, nextPage]).toEqual([2, undefined])
  })

  it('leaves the token to the host where it has none', async () => {
    nock('https://api.segmentapis.com', { badheaders: ['authorization'] })
      .get('/sources')
      .query(true)
      .reply(200, { data: { sources: [] } })
    expect((await list({})).choices).toEqual([])
  })

  it.each([
    [401, 'Connect with a Public API token that may read sources'],
    [403, 'Connect with a Public API token that may read sources'],
    [429, 'it answered with status 429. Try again later']
  ])('says why Segment refuses with %i', async (status, message) => {
    nock('https://api.segmentapis.com').get('/sources').query(true).reply(status)
    expect(await list({ auth })).toEqual({
      choices: [],
      error: { code: String(status), message: expect.stringContaining(message) }
    })
  })

  it('is empty for an answer that is none', async () => {
    nock('https://api.segmentapis.com').get('/sources').query(true).reply(200, 'busy')
    expect((await list({ auth })).choices).toEqual([])
  })
})
