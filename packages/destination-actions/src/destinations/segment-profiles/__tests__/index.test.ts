import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import profiles from '..'

const testDestination = createTestIntegration(profiles)

const common = {
  engage_space: 'fake-write-key',
  user_id: 'u1',
  anonymous_id: 'a1',
  message_id: 'm1',
  timestamp: '2024-02-29T12:00:00Z',
  consent: { categoryPreferences: { Advertising: true } }
}
const commonSent = {
  userId: 'u1',
  anonymousId: 'a1',
  messageId: 'm1',
  timestamp: '2024-02-29T12:00:00Z',
  integrations: { All: false }
}
const { consent } = common

/** Waits for one call, authenticated by the write key of the space. */
const trackingApi = (message: object, host = 'https://api.segment.io') =>
  nock(host)
    .matchHeader('content-type', 'application/json')
    .post('/v1/batch', { batch: [message] } as unknown as nock.RequestBodyMatcher)
    .basicAuth({ user: 'fake-write-key', pass: '' })
    .reply(200, { success: true })

/** An action, what it maps besides the fields of all actions, and the part of the call that is its own. */
interface Case {
  action: string
  own: JSONObject
  message: JSONObject
}

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

it.each<Case>([
  {
    action: 'sendIdentify',
    own: { group_id: 'g1', traits: { plan: 'pro' } },
    message: { type: 'identify', context: { consent, groupId: 'g1' }, traits: { plan: 'pro' } }
  },
  {
    action: 'sendGroup',
    own: { group_id: 'g1', traits: { name: 'Initech' } },
    message: { type: 'group', groupId: 'g1', context: { consent }, traits: { name: 'Initech' } }
  },
  {
    action: 'sendTrack',
    own: { event_name: 'Order Completed', group_id: 'g1', properties: { total: 3 } },
    message: {
      type: 'track',
      event: 'Order Completed',
      context: { consent, groupId: 'g1' },
      properties: { total: 3 }
    }
  },
  {
    action: 'sendSubscription',
    own: {
      email: 'ada@example.com',
      email_subscription_status: 'subscribed',
      subscription_groups: { news: 'true', offers: 'false', unknown: null },
      phone: '+14155551234',
      sms_subscription_status: 'UNSUBSCRIBED',
      whatsapp_subscription_status: 'did-not-subscribe',
      android_push_token: 'android1',
      android_push_subscription_status: true,
      ios_push_token: 'ios1',
      ios_push_subscription_status: 'false',
      traits: { plan: 'pro' }
    },
    message: {
      type: 'identify',
      context: {
        consent,
        messaging_subscriptions: [
          {
            key: 'ada@example.com',
            type: 'EMAIL',
            status: 'SUBSCRIBED',
            groups: [
              { name: 'news', status: 'SUBSCRIBED' },
              { name: 'offers', status: 'UNSUBSCRIBED' }
            ]
          },
          { key: '+14155551234', type: 'SMS', status: 'UNSUBSCRIBED' },
          { key: '+14155551234', type: 'WHATSAPP', status: 'DID_NOT_SUBSCRIBE' },
          { key: 'android1', type: 'ANDROID_PUSH', status: 'SUBSCRIBED' },
          { key: 'ios1', type: 'IOS_PUSH', status: 'UNSUBSCRIBED' }
        ],
        externalIds: [
          { id: 'ada@example.com', type: 'email', collection: 'users', encoding: 'none' },
          { id: '+14155551234', type: 'phone', collection: 'users', encoding: 'none' },
          { id: 'android1', type: 'android.push_token', collection: 'users', encoding: 'none' },
          { id: 'ios1', type: 'ios.push_token', collection: 'users', encoding: 'none' }
        ]
      },
      traits: { plan: 'pro' }
    }
  }
])('$action sends all its fields to the space, and gives the call', async ({ action, own, message }) => {
  const sent = { ...commonSent, ...message }
  const endpoint = trackingApi(sent)
  await testDestination.testAction(action, { mapping: { ...common, ...own } })
  expect(endpoint.isDone()).toBe(true)
  expect(testDestination.results.at(-1)).toEqual({ data: { batch: [sent] }, output: 'Action Executed' })
})

it.each<Case>([
  { action: 'sendIdentify', own: {}, message: { type: 'identify', context: {} } },
  { action: 'sendGroup', own: { group_id: 'g1' }, message: { type: 'group', groupId: 'g1', context: {} } },
  { action: 'sendTrack', own: { event_name: 'Seen' }, message: { type: 'track', event: 'Seen', context: {} } },
  {
    action: 'sendSubscription',
    own: {
      email: 'ada@example.com',
      email_subscription_status: null,
      phone: '1',
      sms_subscription_status: 'subscribed'
    },
    message: {
      type: 'identify',
      context: {
        messaging_subscriptions: [{ key: '1', type: 'SMS', status: 'SUBSCRIBED' }],
        externalIds: [
          { id: 'ada@example.com', type: 'email', collection: 'users', encoding: 'none' },
          { id: '1', type: 'phone', collection: 'users', encoding: 'none' }
        ]
      }
    }
  }
])('$action sends nothing that is not mapped', async ({ action, own, message }) => {
  const endpoint = trackingApi({ anonymousId: 'a1', integrations: { All: false }, ...message })
  const mapping = { engage_space: 'fake-write-key', anonymous_id: 'a1', ...own }
  await testDestination.testAction(action, { mapping })
  expect(endpoint.isDone()).toBe(true)
})

it('starts a new mapping with what the event says of itself, and sends to Dublin from there', async () => {
  jest.replaceProperty(process, 'env', { AWS_REGION: 'eu-west-1' })
  const endpoint = trackingApi(
    {
      userId: 'u1',
      messageId: 'm2',
      timestamp: '2024-02-29T12:00:00Z',
      integrations: { All: false },
      type: 'identify',
      context: { consent }
    },
    'https://events.eu1.segmentapis.com'
  )
  await testDestination.testAction('sendIdentify', {
    event: { messageId: 'm2', timestamp: '2024-02-29T12:00:00Z', context: { consent } },
    mapping: { engage_space: 'fake-write-key', user_id: 'u1' },
    useDefaultMappings: true
  })
  expect(endpoint.isDone()).toBe(true)
})

describe('refusals', () => {
  it.each([
    ['sendIdentify', {}],
    ['sendGroup', { group_id: 'g1' }],
    ['sendTrack', { event_name: 'Seen' }],
    ['sendSubscription', { email: 'ada@example.com', email_subscription_status: 'subscribed' }]
  ])('%s needs a user or an anonymous identifier', async (action, own) => {
    const refused = testDestination.testAction(action, { mapping: { engage_space: 'fake-write-key', ...own } })
    await expect(refused).rejects.toThrow(PayloadValidationError)
    await expect(refused).rejects.toThrow('Either `Anonymous ID` or `User ID` must be defined.')
    expect(testDestination.responses).toEqual([])
  })

  it.each([
    ['sendIdentify', 'engage_space', { user_id: 'u1' }],
    ['sendGroup', 'group_id', { user_id: 'u1', engage_space: 'fake-write-key' }],
    ['sendTrack', 'event_name', { user_id: 'u1', engage_space: 'fake-write-key' }],
    ['sendSubscription', 'engage_space', { user_id: 'u1' }]
  ])('%s needs %s', async (action, field, mapping) => {
    await expect(testDestination.testAction(action, { mapping })).rejects.toThrow(
      `missing the required field '${field}'`
    )
  })

  it.each([
    [{}, 'There is no subscription to send.'],
    [{ email: 'ada@example.com' }, 'There is no subscription to send.'],
    [{ sms_subscription_status: 'subscribed' }, 'There is no subscription to send.'],
    [
      { email: 'ada@example.com', email_subscription_status: 'maybe' },
      'Email Subscription Status must be subscribed, unsubscribed or did_not_subscribe.'
    ],
    [
      { email: 'ada@example.com', email_subscription_status: 'true', subscription_groups: { news: 7 } },
      'The status of the subscription group "news" must be subscribed'
    ],
    [
      { phone: '1', sms_subscription_status: 'true', subscription_groups: { news: 'true' } },
      'Subscription Groups are groups of e-mails.'
    ]
  ])('sendSubscription refuses %j', async (own, message) => {
    const refused = testDestination.testAction('sendSubscription', { mapping: { ...common, ...own } })
    await expect(refused).rejects.toThrow(PayloadValidationError)
    await expect(refused).rejects.toThrow(message)
    expect(testDestination.responses).toEqual([])
  })

  it.each([400, 429, 503])("hand on Segment's answer %i", async (status) => {
    nock('https://api.segment.io').post('/v1/batch').reply(status)
    await expect(testDestination.testAction('sendIdentify', { mapping: common })).rejects.toMatchObject({
      response: { status }
    })
  })
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
