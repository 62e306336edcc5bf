import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const mapping = { user_key: 'user-1', event_name: 'Signed Up', timestamp: 0 }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['the usual host', {}, 'events.launchdarkly.com'],
  ['the host of the settings', { events_host_name: 'events.eu.example.com' }, 'events.eu.example.com']
])('sends events to %s', async (_, host, expected) => {
  const api = nock(`https://${expected}`).post('/events/bulk/id-1').reply(202)
  await testDestination.testAction('trackEvent', { settings: { client_id: 'id-1', ...host }, mapping })
  expect(api.isDone()).toBe(true)
})

it('sends keys of contexts as text, and none that are empty', async () => {
  const additional_context_keys = { device: 7, organization: '', team: null }
  const api = nock('https://events.launchdarkly.com')
    .post('/events/bulk/id-1', ([{ contextKeys }]) => {
      expect(contextKeys).toEqual({ device: '7', user: 'user-1' })
      return true
    })
    .reply(202)
  await testDestination.testAction('trackEvent', {
    settings: { client_id: 'id-1' },
    mapping: { ...mapping, additional_context_keys }
  })
  expect(api.isDone()).toBe(true)
})
