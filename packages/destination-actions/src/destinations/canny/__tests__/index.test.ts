import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const API_URL = 'https://api.example.com'
const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'example' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('Canny (Actions)', () => {
  it('tries the credentials by asking for the account, with the API key', async () => {
    const api = nock(API_URL).get('/me').matchHeader('authorization', 'Bearer example').reply(200, {})
    await testDestination.testAuthentication(settings)
    expect(api.isDone()).toBe(true)
  })

  it('refuses credentials that the API refuses', async () => {
    nock(API_URL).get('/me').reply(401)
    await expect(testDestination.testAuthentication(settings)).rejects.toThrow('Credentials are invalid')
  })

  it('deletes a person', async () => {
    const api = nock(API_URL).delete('/users/user-1').matchHeader('authorization', 'Bearer example').reply(204)
    await testDestination.onDelete?.(createTestEvent({ type: 'delete', userId: 'user-1' }), settings)
    expect(api.isDone()).toBe(true)
  })
})
