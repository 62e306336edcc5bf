import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import metronome from '..'

const testDestination = createTestIntegration(metronome)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

// Metronome takes times as of RFC 3339 only.
it.each([
  ['2026-10-05', '2026-10-05T00:00:00.000Z'],
  ['2026-10-05T10:20:30+02:00', '2026-10-05T08:20:30.000Z'],
  [1_791_195_630, '2026-10-05T10:20:30.000Z'],
  [1_791_195_630_123, '2026-10-05T10:20:30.123Z']
])('sends the time %s as %s', async (time, timestamp) => {
  const usage = { transaction_id: 't-1', customer_id: 'c-1', event_type: 'Report Made', properties: { pages: 3 } }
  const endpoint = nock('https://api.metronome.com')
    .post('/v1/ingest', [{ ...usage, timestamp }])
    .reply(200)
  const mapping = { ...usage, timestamp: time }
  await testDestination.testAction('sendEvent', { mapping, settings: { apiToken: 'fake-api-token' } })
  expect(endpoint.isDone()).toBe(true)
})
