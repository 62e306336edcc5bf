import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import googleAnalytics from '..'

const testDestination = createTestIntegration(googleAnalytics)
const settings = { measurementId: 'G-FAKE1', firebaseAppId: '1:2:android:3', apiSecret: 'fake-secret' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe('an event that Google would drop', () => {
  it.each<[what: string, action: string, mapping: JSONObject, message: string]>([
    ['no time', 'login', { timestamp_micros: 'yesterday' }, '"yesterday" is no time'],
    ['a list', 'login', { params: { tags: ['a'] } }, 'event parameter "tags"'],
    ['an object', 'login', { params: { address: { city: 'Berlin' } } }, 'event parameter "address"'],
    ['a list of the user', 'login', { user_properties: { tags: ['a'] } }, 'user property "tags"'],
    ['no currency', 'addToCart', { currency: 'XYZ', items: [{ item_id: 'i' }] }, '"XYZ" is no currency'],
    ['no currency of an item', 'addToCart', { items: [{ item_id: 'i', currency: 'x' }] }, '"x" is no currency'],
    ['an item without a name', 'addToCart', { items: [{ price: 1 }] }, 'needs an "Item ID" or an "Item Name"'],
    ['no client', 'login', { client_id: '' }, 'need a "Client ID"'],
    ['no installation', 'login', { data_stream_type: 'Mobile App' }, 'need an "App Instance ID"']
  ])('has %s', async (_, action, mapping, message) => {
    const refused = testDestination.testAction(action, { mapping: { client_id: 'c1', ...mapping }, settings })
    await expect(refused).rejects.toThrow(message)
    expect(testDestination.responses).toEqual([])
  })
})

it.each([
  [' Order Completed ', false, 'Order_Completed'],
  ['Order Completed', true, 'order_completed']
])('names the custom event %j, in lower case: %s', async (name, lowercase, sent) => {
  nock('https://www.google-analytics.com').post(/./).reply(204)
  const [response] = await testDestination.testAction('customEvent', {
    mapping: { clientId: 'c1', name, lowercase },
    settings
  })
  expect(response!.options.json).toEqual({ client_id: 'c1', events: [{ name: sent, params: {} }] })
})

it('deletes a user property by null', async () => {
  nock('https://www.google-analytics.com').post(/./).reply(204)
  const [response] = await testDestination.testAction('login', {
    mapping: { client_id: 'c1', user_properties: { plan: null } },
    settings
  })
  expect(response!.options.json).toMatchObject({ user_properties: { plan: { value: null } } })
})
