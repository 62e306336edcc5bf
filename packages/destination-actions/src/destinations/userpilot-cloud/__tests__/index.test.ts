import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'fake-key', endpoint: 'https://analytex-eu.userpilot.io' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each(['https://analytex-eu.userpilot.io', 'https://analytex-eu.userpilot.io/'])(
  'sends events to the endpoint %s',
  async (endpoint) => {
    const api = nock('https://analytex-eu.userpilot.io').post('/v1/track').reply(202)
    await testDestination.testAction('trackEvent', {
      settings: { ...settings, endpoint },
      mapping: { userId: 'user-1', name: 'Signed Up' }
    })
    expect(api.isDone()).toBe(true)
  }
)

it('deletes nobody without a user ID', async () => {
  const deleted = testDestination.onDelete?.({ type: 'delete', anonymousId: 'anonymous-1' }, settings)
  await expect(deleted).rejects.toThrow('Userpilot deletes people by their user ID')
})
