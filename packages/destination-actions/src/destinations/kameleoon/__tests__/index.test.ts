import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const apiKey = Buffer.from('fake-id:fake-secret').toString('base64')

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('sends the API key and the sitecode in headers', async () => {
  const api = nock('https://integrations.kameleoon.com')
    .post('/segmentio')
    .matchHeader('authorization', `Basic ${apiKey}`)
    .matchHeader('x-segment-settings', 'site-1')
    .reply(200)
  const mapping = { type: 'track', timestamp: '2026-01-31T12:00:00Z', messageId: 'message-1' }
  await testDestination.testAction('logEvent', { settings: { apiKey, sitecode: 'site-1' }, mapping })
  expect(api.isDone()).toBe(true)
})

it('accepts a key of the right form', async () => {
  await expect(testDestination.testAuthentication({ apiKey, sitecode: 'site-1' })).resolves.not.toThrow()
})

it.each(['fake-key', `${apiKey} `, 'fake:key'])('does not accept the key "%s"', async (wrong) => {
  const tested = testDestination.testAuthentication({ apiKey: wrong, sitecode: 'site-1' })
  await expect(tested).rejects.toThrow('not one of those that Kameleoon generates')
})
