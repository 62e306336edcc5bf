import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import segment from '..'

const settings = { source_write_key: 'fake-write-key' }
const testDestination = createTestIntegration(segment)
const consent = { categoryPreferences: { Advertising: true, Analytics: false } }

/** Waits for one call, with the write key of the source. */
const trackingApi = (call: JSONObject, host = 'https://api.segment.io') =>
  nock(host)
    .post('/v1/batch', { batch: [call] } as unknown as nock.RequestBodyMatcher)
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

// The records show the calls as the reference hands them to its host; this is how they go out.
it.each<{ action: string; own: JSONObject; call: JSONObject }>([
  { action: 'sendIdentify', own: {}, call: { type: 'identify', context: { consent }, traits: {} } },
  {
    action: 'sendGroup',
    own: { group_id: 'g1' },
    call: { type: 'group', groupId: 'g1', context: { consent }, traits: {} }
  },
  {
    action: 'sendScreen',
    own: { screen_name: 'Home', properties: { name: 'Start' } },
    call: { type: 'screen', name: 'Home', context: { consent }, properties: { name: 'Start' } }
  },
  {
    action: 'sendPage',
    own: { page_category: 'Docs', page: { path: '/docs' }, properties: { path: '/' } },
    call: { type: 'page', context: { consent, page: { path: '/docs' } }, properties: { category: 'Docs', path: '/' } }
  },
  {
    action: 'sendTrack',
    own: { event_name: 'Seen' },
    call: { type: 'track', event: 'Seen', context: { consent, traits: {} }, properties: {} }
  }
])('$action sends one call with the consent, and returns it', async ({ action, own, call }) => {
  const sent = { userId: 'u1', ...call }
  const endpoint = trackingApi(sent)
  await testDestination.testAction(action, { mapping: { user_id: 'u1', consent, ...own }, settings })
  expect(endpoint.isDone()).toBe(true)
  expect(testDestination.results.at(-1)).toEqual({ data: { batch: [sent] }, output: 'Action Executed' })
})

it('sends to Dublin from there', async () => {
  jest.replaceProperty(process, 'env', { AWS_REGION: 'eu-west-1' })
  const call = { type: 'identify', userId: 'u1', context: { consent: {} }, traits: {} }
  const endpoint = trackingApi(call, 'https://events.eu1.segmentapis.com')
  await testDestination.testAction('sendIdentify', { mapping: { user_id: 'u1' }, settings })
  expect(endpoint.isDone()).toBe(true)
})

it.each([
  ['sendGroup', 'group_id'],
  ['sendTrack', 'event_name']
])('%s needs %s', async (action, field) => {
  await expect(testDestination.testAction(action, { mapping: { user_id: 'u1' }, settings })).rejects.toThrow(
    `missing the required field '${field}'`
  )
})

it('fails for a call that is too large, without a request', async () => {
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

it('encodes the write key in the address of the settings of its source', async () => {
  nock('https://cdn.segment.com').get('/v1/projects/fake%2Fkey/settings').reply(404)
  await expect(testDestination.testAuthentication({ source_write_key: 'fake/key' })).rejects.toThrow(
    'Credentials are invalid: 404'
  )
})
