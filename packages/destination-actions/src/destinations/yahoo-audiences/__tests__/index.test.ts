import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { mdm_id: 'm1', engage_space_id: 'space_1' }
const variables = ['ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_ID', 'ACTIONS_YAHOO_AUDIENCES_TAXONOMY_CLIENT_SECRET']

beforeEach(() => {
  for (const variable of variables) process.env[variable] = 'fake-credential'
})
afterEach(() => {
  for (const variable of variables) delete process.env[variable]
  nock.cleanAll()
})

it.each(variables)('names %s when it is missing', async (variable) => {
  delete process.env[variable]
  await expect(testDestination.testAuthentication(settings)).rejects.toThrow(variable)
})

it('fails when the answer has no access token', async () => {
  nock('https://id.b2b.yahooincapis.com').post('/zts/v1/oauth2/token').reply(200, {})
  await expect(testDestination.testAuthentication(settings)).rejects.toThrow('without an access token')
})

it('refuses an event that names nobody', async () => {
  const refused = testDestination.testAction('updateSegment', {
    mapping: {
      segment_audience_id: 'aud_1',
      segment_audience_key: 'vip',
      event_attributes: { vip: true },
      segment_computation_action: 'audience'
    },
    settings
  })
  await expect(refused).rejects.toThrow('no email, phone number or advertising ID')
})
