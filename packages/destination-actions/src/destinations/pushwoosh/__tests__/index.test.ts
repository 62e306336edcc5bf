import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { pushwooshAPIKey: 'fake-key', pushwooshAppCode: 'ABCDE-12345' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['no place', {}, undefined],
  ['the equator', { latitude: 0 }, { latitude: 0 }],
  ['a place', { latitude: 52.5, longitude: 13.4 }, { latitude: 52.5, longitude: 13.4 }]
])('sends %s', async (_, current_location, expected) => {
  const api = nock('https://integration-segment.svc-nue.pushwoosh.com')
    .post('/integration-segment/v1/track-user', (user) => {
      expect(user.current_location).toEqual(expected)
      return true
    })
    .reply(200, {})
  await testDestination.testAction('updateUserProfile', { settings, mapping: { current_location } })
  expect(api.isDone()).toBe(true)
})

it('deletes nobody without a user ID', async () => {
  const deleted = testDestination.onDelete?.({ type: 'delete', anonymousId: 'anonymous-1' }, settings)
  await expect(deleted).rejects.toThrow('Pushwoosh deletes people by their user ID')
})
