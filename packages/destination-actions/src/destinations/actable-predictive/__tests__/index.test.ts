import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import actable from '..'

const settings = { client_id: 'ada', client_secret: 'fake-client-secret' }
const testDestination = createTestIntegration(actable)
const custom = { customer_id: 'c-1', properties: { plan: 'pro' }, stream_key: 'custom' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['2026-10-05T10:20:30+02:00', 1_791_188_430],
  ['2026-10-05', 1_791_158_400],
  [1_791_195_630, 1_791_195_630],
  [1_791_195_630_999, 1_791_195_630]
])('sends the time %s as %i', async (time, timestamp) => {
  const endpoint = nock('https://api.converscience.com')
    .post('/events', { data: [{ ...custom, timestamp }] })
    .reply(200)
  await testDestination.testAction('sendCustomEvent', { mapping: { ...custom, timestamp: time }, settings })
  expect(endpoint.isDone()).toBe(true)
})

it('fails the event whose time is none, and sends the others of its batch', async () => {
  const endpoint = nock('https://api.converscience.com')
    .post('/events', { data: [{ ...custom, timestamp: 1_791_195_630 }] })
    .reply(200)
  const events = ['soon', '2026-10-05T10:20:30Z'].map((timestamp) => createTestEvent({ timestamp }))
  const mapping = { ...custom, timestamp: { '@path': '$.timestamp' } }
  const results = await testDestination.executeBatch('sendCustomEvent', { events, mapping, settings })
  expect(results.map(({ status }) => status)).toEqual([400, 200])
  expect(endpoint.isDone()).toBe(true)
})

it('sends the IDs of products', async () => {
  const purchase = { customer_id: 'c-1', stream_key: 'transaction' }
  const endpoint = nock('https://api.converscience.com')
    .post('/events', {
      data: [{ ...purchase, purchase_datetime: 1_791_195_630, product_column: 'p-1,7', discount_code: '' }]
    })
    .reply(200)
  const products: JSONObject[] = [{ product_id: 'p-1' }, { name: 'without an ID' }, { product_id: 7 }]
  const mapping = { ...purchase, products, purchase_datetime: '2026-10-05T10:20:30Z' }
  await testDestination.testAction('sendTransactionEvent', { mapping, settings })
  expect(endpoint.isDone()).toBe(true)
})
