import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import koala from '..'

const settings = { public_key: 'fake-public-key' }
const testDestination = createTestIntegration(koala)
const event = { event: 'Signed Up', sent_at: '2026-10-01T12:00:00.000Z', message_id: 'm-1' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each<[sent: string, what: string, fields: JSONObject]>([
  ['sends', 'an event of another library', { email: 'ada@example.com', context: { library: { name: 'python' } } }],
  ['sends', 'an event of no library', { email: 'ada@example.com', context: { library: 'analytics.js' } }],
  [
    'does not send',
    'an event from a browser',
    { email: 'a@example.com', context: { library: { name: 'analytics.js' } } }
  ],
  ['does not send', 'an event without an email address', {}]
])('%s %s', async (sent, _, fields) => {
  const endpoint = nock('https://api2.getkoala.com').post('/web/projects/fake-public-key/batch').reply(200)
  await testDestination.testAction('track', { mapping: { ...event, ...fields }, settings })
  expect(endpoint.isDone()).toBe(sent === 'sends')
})
