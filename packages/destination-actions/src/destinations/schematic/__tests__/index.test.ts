import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'fake-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const mapping = { timestamp: '2026-01-31T12:00:00Z' }

it.each([
  ['Order Completed', 'order_completed'],
  [' Order  Completed! ', 'order_completed'],
  ['order-completed', 'order-completed'],
  ['orderCompleted_2', 'orderCompleted_2']
])('the event "%s" is sent as %s', async (event_name, event) => {
  const api = nock('https://c.schematichq.com')
    .post('/e', ({ body }) => body.event === event)
    .reply(200, {})
  await testDestination.testAction('trackEvent', { settings, mapping: { ...mapping, event_name } })
  expect(api.isDone()).toBe(true)
})

it('fails for a name of which Schematic accepts nothing', async () => {
  const tracked = testDestination.testAction('trackEvent', {
    settings,
    mapping: { ...mapping, event_name: '注文完了' }
  })
  await expect(tracked).rejects.toMatchObject({ code: 'PAYLOAD_VALIDATION_FAILED' })
})
