import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import moloco from '..'

const settings = { platformId: 'MY_SHOP_ID', apiKey: 'fake-key', channel_type: 'SITE' } as const
const testDestination = createTestIntegration(moloco)
const timestamp = '2026-10-05T10:20:30Z'

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  [undefined, 'my-shop-id-evt.rmp-api.moloco.com'],
  ['', 'my-shop-id-evt.rmp-api.moloco.com'],
  ['big_shop_eu', 'big-shop-eu-evt.rmp-api.moloco.com']
])('the platform name %j leads to %s', async (platformName, host) => {
  nock(`https://${host}`, { reqheaders: { 'x-api-key': 'fake-key', 'x-platform-id': 'MY_SHOP_ID' } })
    .post('/cdp/SEGMENT', { event_type: 'HOME', channel_type: 'SITE', timestamp })
    .reply(200, {})
  await testDestination.testAction('home', { mapping: { timestamp }, settings: { ...settings, platformName } })
  expect(nock.isDone()).toBe(true)
})

it.each<[string, JSONObject, string]>([
  ['a price without a currency', { price: 9.5 }, 'no currency'],
  ['a currency without a price', { currency: 'EUR' }, 'no price']
])('an item with %s is not sent', async (_, item, message) => {
  const mapping = { timestamp, items: [{ id: 'i1' }, { id: 'i2', ...item }] }
  await expect(testDestination.testAction('addToCart', { mapping, settings })).rejects.toThrow(message)
})

it.each([401, 429, 500])('hands on the status %i', async (status) => {
  nock('https://my-shop-id-evt.rmp-api.moloco.com').post('/cdp/SEGMENT').reply(status, {})
  const refused = testDestination.testAction('home', { mapping: { timestamp }, settings })
  await expect(refused).rejects.toMatchObject({ response: { status } })
})
