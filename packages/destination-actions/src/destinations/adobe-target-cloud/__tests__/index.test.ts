import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import adobeTarget from '..'
import { attributesOf } from '../api'

const settings = { client_code: 'acme', bearer_token: 'fake-bearer-token' }
const testDestination = createTestIntegration(adobeTarget)
const updateProfile = (traits: Record<string, string | null>, user_id = 'user-1') =>
  testDestination.testAction('updateProfile', { mapping: { user_id, traits }, settings })

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('does not update a profile that Adobe Target does not know', async () => {
  nock('https://acme.tt.omtrdc.net').get('/rest/v1/profiles/thirdPartyId/user-1').query(true).reply(404)
  const update = nock('https://acme.tt.omtrdc.net')
    .post(/update/)
    .query(true)
    .reply(200)
  await expect(updateProfile({ plan: 'pro' })).rejects.toMatchObject({
    status: 500,
    message: expect.stringContaining('(status 404)')
  })
  expect(update.isDone()).toBe(false)
})

it('escapes IDs and values', async () => {
  nock('https://acme.tt.omtrdc.net').get('/rest/v1/profiles/thirdPartyId/a%2Fb%3F').query({ client: 'acme' }).reply(200)
  const update = nock('https://acme.tt.omtrdc.net')
    .post('/m2/acme/profile/update')
    .query({ mbox3rdPartyId: 'a/b?', 'profile.a&b': 'c=d' })
    .reply(200)
  await updateProfile({ 'a&b': 'c=d', none: null }, 'a/b?')
  expect(update.isDone()).toBe(true)
})

it('names attributes by their way through objects and lists', () => {
  expect(attributesOf({ a: { b: 1, c: [true, { d: '' }] }, e: null, f: {} })).toEqual([
    ['a.b', '1'],
    ['a.c.0', 'true'],
    ['a.c.1.d', '']
  ])
})
