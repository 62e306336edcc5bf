import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { appId: 'EXAMPLE123', apiKey: 'fake-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('asks the host of the application what the key may do', async () => {
  const keys = nock('https://example123.algolia.net')
    .get('/1/keys/fake-key')
    .reply(200, { acl: ['search'] })
  await testDestination.testAuthentication(settings)
  expect(keys.isDone()).toBe(true)
})

it.each(['example.com/', 'my-app', 'a b'])('sends no key to a host made of %j', async (appId) => {
  await expect(testDestination.testAuthentication({ ...settings, appId })).rejects.toThrow('only letters and digits')
})
