import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const API_URL = 'https://api.example.com'
const testDestination = createTestIntegration(destination)
const settings = {
  oauth: { access_token: 'example', refresh_token: 'example-refresh', clientId: 'app', clientSecret: 'example-secret' }
}

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

describe('{{name}}', () => {
  it('tries the credentials by asking for the account, with the access token', async () => {
    const api = nock(API_URL).get('/me').matchHeader('authorization', 'Bearer example').reply(200, {})
    await testDestination.testAuthentication(settings)
    expect(api.isDone()).toBe(true)
  })

  it('refuses credentials that the API refuses', async () => {
    nock(API_URL).get('/me').reply(401)
    await expect(testDestination.testAuthentication(settings)).rejects.toThrow('Credentials are invalid')
  })

  it('gets a new access token for the refresh token', async () => {
    const form = {
      grant_type: 'refresh_token',
      refresh_token: 'example-refresh',
      client_id: 'app',
      client_secret: 'example-secret'
    }
    const api = nock(API_URL).post('/oauth/token', form).reply(200, { access_token: 'new', refresh_token: 'newer' })
    const tokens = await testDestination.refreshAccessToken(
      {},
      { accessToken: 'example', refreshToken: 'example-refresh', clientId: 'app', clientSecret: 'example-secret' }
    )
    expect(tokens).toEqual({ accessToken: 'new', refreshToken: 'newer' })
    expect(api.isDone()).toBe(true)
  })

  it('creates an audience', async () => {
    const api = nock(API_URL)
      .post('/audiences', { name: 'Big spenders' })
      .matchHeader('authorization', 'Bearer example')
      .reply(201, { id: 'audience-1' })
    const audience = await testDestination.createAudience({ settings, audienceName: 'Big spenders' })
    expect(audience).toEqual({ externalId: 'audience-1' })
    expect(api.isDone()).toBe(true)
  })

  it('finds an audience again', async () => {
    const api = nock(API_URL)
      .get('/audiences/audience-1')
      .matchHeader('authorization', 'Bearer example')
      .reply(200, { id: 'audience-1' })
    const audience = await testDestination.getAudience({ settings, externalId: 'audience-1' })
    expect(audience).toEqual({ externalId: 'audience-1' })
    expect(api.isDone()).toBe(true)
  })

  it('deletes a person', async () => {
    const api = nock(API_URL).delete('/users/user-1').matchHeader('authorization', 'Bearer example').reply(204)
    await testDestination.onDelete?.(createTestEvent({ type: 'delete', userId: 'user-1' }), settings)
    expect(api.isDone()).toBe(true)
  })
})
