import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { client_id: 'c', client_secret: 'fake-client-secret' }

it('fails when the answer has no access token', async () => {
  nock('https://auth.listrak.com').post('/OAuth2/Token').reply(200, {})
  await expect(testDestination.testAuthentication(settings)).rejects.toThrow('without an access token')
})

it.each([
  [true, 'on'],
  [false, 'off'],
  ['yes', 'useAudienceKey']
])('writes the membership %j as %s', async (vip, value) => {
  nock('https://api.listrak.com').post('/email/v1/List/7/Contact/SegmentationField').reply(200, {})
  const [response] = await testDestination.testAction('updateEmailContactProfileFields', {
    mapping: {
      listId: 7,
      emailAddress: 'ada@example.com',
      profileFieldValues: { 1: 'useAudienceKey' },
      traits_or_props: { vip },
      segment_audience_key: 'vip',
      enable_batching: false
    },
    settings
  })
  expect(response?.options.json).toEqual([
    { emailAddress: 'ada@example.com', segmentationFieldValues: [{ segmentationFieldId: 1, value }] }
  ])
})
