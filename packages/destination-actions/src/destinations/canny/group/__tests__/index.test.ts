import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '../..'

const testDestination = createTestIntegration(destination)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('Group', () => {
  it('sends the name of the event as JSON', async () => {
    const api = nock('https://api.example.com').post('/events', { event: 'Order Completed' }).reply(200)
    const responses = await testDestination.testAction('group', {
      event: { type: 'track', event: 'Order Completed' },
      useDefaultMappings: true
    })
    expect(responses).toHaveLength(1)
    expect(api.isDone()).toBe(true)
  })

  it('refuses an event without a name', async () => {
    const mapping = { event: { '@path': '$.properties.missing' } }
    await expect(testDestination.testAction('group', { mapping })).rejects.toThrow("missing the required field 'event'")
  })
})
