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

it.each([
  ['identify', '/api/segment/v2/identify', { userId: 'user-1', type: 'identify', traits: {} }],
  ['group', '/api/segment/group', { groupId: 'group-1', type: 'group', userId: 'user-1', traits: { name: 'Engines' } }]
])('%s sends the key as the name of basic credentials', async (action, path, call) => {
  const api = nock('https://canny.io').post(path, call).basicAuth({ user: 'fake-key', pass: '' }).reply(200, {})
  await testDestination.testAction(action, { settings, mapping: call })
  expect(api.isDone()).toBe(true)
})

it('refuses a key that Canny does not know, and keeps it out of the error', async () => {
  nock('https://canny.io').post('/api/segment/validateAPIKey').reply(401, { error: 'invalid apiKey' })
  const refused = testDestination.testAuthentication(settings)
  await expect(refused).rejects.toThrow('Credentials are invalid: 401')
  await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('fake-key') })
})
