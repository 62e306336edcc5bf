import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import segment from '..'

const settings = { source_write_key: 'fake-write-key' }
const testDestination = createTestIntegration(segment)

const common = { user_id: 'u1', anonymous_id: 'a1', message_id: 'm1', timestamp: '2024-02-29T12:00:00Z' }
const commonSent = { userId: 'u1', anonymousId: 'a1', messageId: 'm1', timestamp: '2024-02-29T12:00:00Z' }

/** Every field of the context, in the payload and in the message. */
const contextFields = {
  application: { name: 'Shop', version: '1.2', build: '7', namespace: 'com.example.shop' },
  campaign_parameters: { name: 'Spring', source: 'news', medium: 'email', term: 'shoes', content: 'link' },
  device: {
    id: 'd1',
    advertising_id: 'ad1',
    adTracking_Enabled: false,
    manufacturer: 'Apple',
    model: 'iPhone7,2',
    name: 'maguro',
    type: 'ios',
    token: 't1'
  },
  ip_address: '8.8.8.8',
  locale: 'en-US',
  location: { city: 'Oslo', country: 'Norway', latitude: 59.9, longitude: 10.7, speed: 0 },
  network: { bluetooth: false, carrier: 'Telia', cellular: true, wifi: false },
  operating_system: { name: 'iOS', version: '17' },
  page: { path: '/', referrer: 'https://a.example', search: '?q=1', title: 'Home', url: 'https://b.example' },
  screen: { density: 2, height: 568, width: 320 },
  user_agent: 'Mozilla/5.0',
  timezone: 'Europe/Oslo',
  consent: { categoryPreferences: { Advertising: true, Analytics: false } }
}
const contextSent = {
  app: contextFields.application,
  campaign: contextFields.campaign_parameters,
  consent: contextFields.consent,
  device: {
    id: 'd1',
    advertisingId: 'ad1',
    adTrackingEnabled: false,
    manufacturer: 'Apple',
    model: 'iPhone7,2',
    name: 'maguro',
    type: 'ios',
    token: 't1'
  },
  ip: '8.8.8.8',
  locale: 'en-US',
  location: contextFields.location,
  network: contextFields.network,
  os: contextFields.operating_system,
  page: contextFields.page,
  screen: contextFields.screen,
  userAgent: 'Mozilla/5.0',
  timezone: 'Europe/Oslo'
}

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
    own: { group_id: 'g1', traits: { plan: 'pro' }, address: { city: 'Oslo', postalCode: '0150' } },
    message: {
      type: 'identify',
      context: { ...contextSent, groupId: 'g1' },
      traits: { plan: 'pro', address: { city: 'Oslo', postalCode: '0150' } }
    }
  },
  {
    action: 'sendGroup',
    own: { group_id: 'g1', traits: { name: 'Initech' } },
    message: { type: 'group', groupId: 'g1', context: contextSent, traits: { name: 'Initech' } }
  },
  {
    action: 'sendScreen',
    own: { screen_name: 'Home', group_id: 'g1', properties: { tab: 1 } },
    message: {
      type: 'screen',
      name: 'Home',
      context: { ...contextSent, groupId: 'g1' },
      properties: { tab: 1 }
    }
  },
  {
    action: 'sendPage',
    own: { page_name: 'Pricing', page_category: 'Docs', group_id: 'g1', properties: { tab: 1 } },
    message: {
      type: 'page',
      name: 'Pricing',
      category: 'Docs',
      context: { ...contextSent, groupId: 'g1' },
      properties: { tab: 1 }
    }
  },
  {
    action: 'sendTrack',
    own: { event_name: 'Order Completed', group_id: 'g1', properties: { total: 3 }, traits: { plan: 'pro' } },
    message: {
      type: 'track',
      event: 'Order Completed',
      context: { ...contextSent, groupId: 'g1', traits: { plan: 'pro' } },
      properties: { total: 3 }
    }
  }
])('$action sends all its fields as one call, and gives the call', async ({ action, own, message }) => {
  const sent = { ...commonSent, ...message }
  const trackingApi = nock('https://api.segment.io')
    .matchHeader('content-type', 'application/json')
    .post('/v1/batch', { batch: [sent] } as unknown as nock.RequestBodyMatcher)
    .basicAuth({ user: 'fake-write-key', pass: '' })
    .reply(200, { success: true })
  await testDestination.testAction(action, { mapping: { ...common, ...contextFields, ...own }, settings })
  expect(trackingApi.isDone()).toBe(true)
  expect(testDestination.results.at(-1)).toEqual({ data: { batch: [sent] }, output: 'Action Executed' })
})

it.each<Case>([
  { action: 'sendIdentify', own: {}, message: { type: 'identify' } },
  {
    action: 'sendIdentify',
    own: { address: { city: 'Oslo' } },
    message: { type: 'identify', traits: { address: { city: 'Oslo' } } }
  },
  { action: 'sendGroup', own: { group_id: 'g1' }, message: { type: 'group', groupId: 'g1' } },
  { action: 'sendScreen', own: {}, message: { type: 'screen' } },
  { action: 'sendPage', own: {}, message: { type: 'page' } },
  { action: 'sendTrack', own: { event_name: 'Seen' }, message: { type: 'track', event: 'Seen' } },
  { action: 'sendTrack', own: { event_name: 'Seen', consent: { a: 1 } }, message: { type: 'track', event: 'Seen' } }
])('$action sends nothing that is not mapped: $own', async ({ action, own, message }) => {
  const batch = [{ anonymousId: 'a1', ...message, context: {} }]
  const trackingApi = nock('https://api.segment.io')
    .post('/v1/batch', { batch } as unknown as nock.RequestBodyMatcher)
    .reply(200)
  await testDestination.testAction(action, { mapping: { anonymous_id: 'a1', ...own }, settings })
  expect(trackingApi.isDone()).toBe(true)
})

it('starts a new mapping with the message identifier and the consent of the event', async () => {
  const consent = { categoryPreferences: { Advertising: false } }
  const batch = [{ type: 'page', userId: 'u1', messageId: 'm2', context: { consent } }]
  const trackingApi = nock('https://api.segment.io')
    .post('/v1/batch', { batch } as unknown as nock.RequestBodyMatcher)
    .reply(200)
  await testDestination.testAction('sendPage', {
    event: { messageId: 'm2', context: { consent } },
    mapping: { user_id: 'u1' },
    useDefaultMappings: true,
    settings
  })
  expect(trackingApi.isDone()).toBe(true)
})

it('sends to Dublin from there', async () => {
  jest.replaceProperty(process, 'env', { AWS_REGION: 'eu-west-1' })
  const trackingApi = nock('https://events.eu1.segmentapis.com').post('/v1/batch').reply(200)
  await testDestination.testAction('sendScreen', { mapping: { user_id: 'u1' }, settings })
  expect(trackingApi.isDone()).toBe(true)
})

it.each([
  ['sendIdentify', {}],
  ['sendGroup', { group_id: 'g1' }],
  ['sendScreen', {}],
  ['sendPage', {}],
  ['sendTrack', { event_name: 'Seen' }]
])('%s needs a user or an anonymous identifier', async (action, own) => {
  const refused = testDestination.testAction(action, { mapping: { message_id: 'm1', ...own }, settings })
  await expect(refused).rejects.toThrow(PayloadValidationError)
  await expect(refused).rejects.toThrow('Either `Anonymous ID` or `User ID` must be defined.')
  expect(testDestination.responses).toEqual([])
})

it.each([
  ['sendGroup', 'group_id'],
  ['sendTrack', 'event_name']
])('%s needs %s', async (action, field) => {
  await expect(testDestination.testAction(action, { mapping: { user_id: 'u1' }, settings })).rejects.toThrow(
    `missing the required field '${field}'`
  )
})

it('refuses a call that is too large, without a request', async () => {
  const mapping = { user_id: 'u1', event_name: 'Seen', properties: { text: 'x'.repeat(33_000) } }
  await expect(testDestination.testAction('sendTrack', { mapping, settings })).rejects.toThrow(PayloadValidationError)
  expect(testDestination.responses).toEqual([])
})

it.each([400, 429, 500])("hands on Segment's answer %i", async (status) => {
  nock('https://api.segment.io').post('/v1/batch').reply(status)
  await expect(testDestination.testAction('sendPage', { mapping: { user_id: 'u1' }, settings })).rejects.toMatchObject({
    response: { status }
  })
})

describe('the write key', () => {
  it('is tried by asking for the settings of its source', async () => {
    const endpoint = nock('https://cdn.segment.com').get('/v1/projects/fake-write-key/settings').reply(200, {})
    await testDestination.testAuthentication(settings)
    expect(endpoint.isDone()).toBe(true)
  })

  it('is refused where there is no such source', async () => {
    nock('https://cdn.segment.com').get('/v1/projects/fake%2Fkey/settings').reply(404)
    await expect(testDestination.testAuthentication({ source_write_key: 'fake/key' })).rejects.toThrow(
      'Credentials are invalid: 404'
    )
  })

  it('must be given', async () => {
    await expect(testDestination.testAuthentication({})).rejects.toThrow(
      "missing the required field 'source_write_key'"
    )
  })
})
