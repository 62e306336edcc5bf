import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'fake-key', secretKey: 'fake-secret', customURL: 'https://eu1.example.com/' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('sends both keys, each in base64, to the address of the settings', async () => {
  const mapping = { source_id: 'user-1', type: 'identify' }
  const api = nock('https://eu1.example.com')
    .post('/segmentio/customer-processing', mapping)
    .matchHeader('authorization', `Basic ${Buffer.from('fake-key').toString('base64')}`)
    .matchHeader('secret-key', Buffer.from('fake-secret').toString('base64'))
    .reply(200, {})
  await testDestination.testAction('upsertCustomer', { settings, mapping })
  expect(api.isDone()).toBe(true)
})
