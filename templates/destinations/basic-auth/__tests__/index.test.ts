import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const API_URL = 'https://api.example.com'
const testDestination = createTestIntegration(destination)
const settings = { username: 'ada', password: 'example' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('{{name}}', () => {
  it('tries the credentials by asking for the account, with username and password', async () => {
    const api = nock(API_URL).get('/me').basicAuth({ user: 'ada', pass: 'example' }).reply(200, {})
    await testDestination.testAuthentication(settings)
    expect(api.isDone()).toBe(true)
  })

  it('refuses credentials that the API refuses', async () => {
    nock(API_URL).get('/me').reply(401)
    await expect(testDestination.testAuthentication(settings)).rejects.toThrow('Credentials are invalid')
  })

  it('deletes a person', async () => {
    const api = nock(API_URL).delete('/users/user-1').basicAuth({ user: 'ada', pass: 'example' }).reply(204)
    await testDestination.onDelete?.(createTestEvent({ type: 'delete', userId: 'user-1' }), settings)
    expect(api.isDone()).toBe(true)
  })
})
