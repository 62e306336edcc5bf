import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import pardot from '..'

const testDestination = createTestIntegration(pardot)
const settings = { businessUnitID: '0Uv000000000001', accountID: 'account-1', isSandbox: false }
const auth = { accessToken: 'old-token', refreshToken: 'refresh-1', clientId: 'client-1', clientSecret: 'fake-secret' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => nock.restore())

it.each([
  { isSandbox: false, host: 'https://login.salesforce.com' },
  { isSandbox: true, host: 'https://test.salesforce.com' }
])('gets a new token from $host', async ({ isSandbox, host }) => {
  nock(host)
    .post(
      '/services/oauth2/token',
      'refresh_token=refresh-1&client_id=client-1&client_secret=fake-secret&grant_type=refresh_token'
    )
    .reply(200, { access_token: 'new-token' })
  const tokens = await testDestination.refreshAccessToken({ ...settings, isSandbox }, auth)
  expect(tokens).toEqual({ accessToken: 'new-token' })
})

it('says what to do if Salesforce does not issue a new token', async () => {
  nock('https://login.salesforce.com')
    .post('/services/oauth2/token')
    .reply(400, { error: 'invalid_grant', error_description: 'expired access/refresh token' })
  await expect(testDestination.refreshAccessToken(settings, auth)).rejects.toMatchObject({
    name: 'APIError',
    status: 400,
    message: expect.stringContaining('connect your account again')
  })
})

it('says why Pardot refuses a prospect', async () => {
  nock('https://pi.pardot.com', { reqheaders: { 'pardot-business-unit-id': settings.businessUnitID } })
    .post('/api/v5/objects/prospects/do/upsertLatestByEmail')
    .reply(400, { code: 4, message: 'Invalid email address' })
  const sent = testDestination.testAction('prospects', {
    settings,
    mapping: { email: 'ada@example.com', secondaryDeletedSearch: true }
  })
  await expect(sent).rejects.toMatchObject({
    code: 'PARDOT_ERROR',
    status: 400,
    message: 'Pardot: Invalid email address'
  })
})
