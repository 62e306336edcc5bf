import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '../..'

const API_URL = 'https://api.example.com'
const testDestination = createTestIntegration(destination)
const order = { type: 'track', event: 'Order Completed', properties: { total: 42 } } as const
const sent = { event: 'Order Completed', properties: { total: 42 } }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('{{title}}', () => {
  it('maps an event by the defaults of the fields and sends it as JSON', async () => {
    const api = nock(API_URL).post('/events', sent).reply(200)
    await testDestination.testAction('{{key}}', { event: order, useDefaultMappings: true })
    expect(api.isDone()).toBe(true)
  })

  it('sends a batch in one request, without the event that has no name', async () => {
    const api = nock(API_URL).post('/events/batch', [sent, sent]).reply(200)
    const events = [order, { ...order, event: undefined }, order]
    await testDestination.testBatchAction('{{key}}', { events, useDefaultMappings: true })
    expect(testDestination.results[0]?.multistatus?.map(({ status }) => status)).toEqual([200, 400, 200])
    expect(api.isDone()).toBe(true)
  })

  it('refuses an event without a name', async () => {
    const mapping = { event: { '@path': '$.properties.missing' } }
    await expect(testDestination.testAction('{{key}}', { mapping })).rejects.toThrow(
      "missing the required field 'event'"
    )
  })

  it('fails with the status that the API answers', async () => {
    nock(API_URL).post('/events').reply(429)
    const failure = testDestination.testAction('{{key}}', { event: order, useDefaultMappings: true })
    await expect(failure).rejects.toMatchObject({ response: { status: 429 } })
  })
})
