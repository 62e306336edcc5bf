import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { access_token: 'fake-token', app_key: 'fake-app', endpoint: 'EU' } as const

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const airship = () => nock('https://go.airship.eu')
const email = { channel_type: 'email', named_user_id: 'user-1', channel_object: { address: 'ada@example.com' } }

it.each([
  ['email', {}],
  ['sms', { device_type: 'sms' }]
])('assigns a new %s channel to the named user', async (channel_type, type) => {
  airship().post(`/api/channels/${channel_type}`).reply(201, { ok: true, channel_id: 'ch-1' })
  const association = airship()
    .post('/api/named_users/associate', { channel_id: 'ch-1', named_user_id: 'user-1', ...type })
    .reply(200, {})
  await testDestination.testAction('registerAndAssociate', { settings, mapping: { ...email, channel_type } })
  expect(association.isDone()).toBe(true)
})

it('registers the new address where Airship does not know the old one', async () => {
  airship().get('/api/channels/email/ada%40example.com').reply(404)
  const registration = airship()
    .post('/api/channels/email', { channel: { type: 'email', address: 'new@example.com' } })
    .reply(200, {})
  const channel_object = { address: 'ada@example.com', new_address: 'new@example.com' }
  await testDestination.testAction('registerAndAssociate', { settings, mapping: { ...email, channel_object } })
  expect(registration.isDone()).toBe(true)
})

it('hands on a look-up that failed, and registers nothing', async () => {
  airship().get('/api/channels/email/ada%40example.com').reply(503)
  const channel_object = { address: 'ada@example.com', new_address: 'new@example.com' }
  const sent = testDestination.testAction('registerAndAssociate', { settings, mapping: { ...email, channel_object } })
  await expect(sent).rejects.toMatchObject({ response: { status: 503 } })
})

it('asks for a double opt-in only where it is wanted', async () => {
  const registration = airship()
    .post('/api/channels/email', { channel: { type: 'email', address: 'ada@example.com' }, opt_in_mode: 'double' })
    .reply(200, {})
  await testDestination.testAction('registerAndAssociate', {
    settings,
    mapping: { ...email, opt_in_choices: 'double' }
  })
  expect(registration.isDone()).toBe(true)
})

it('keeps each consent apart, and sets attributes in the types that Airship has', async () => {
  const consent = { commercial_opted_in: '2026-01-01', click_tracking_opted_out: '2026-02-02' }
  const registration = airship()
    .post('/api/channels/email', { channel: { type: 'email', address: 'ada@example.com', ...consent } })
    .reply(200, {})
  const channel_object = { address: 'ada@example.com', ...consent }
  await testDestination.testAction('registerAndAssociate', { settings, mapping: { ...email, channel_object } })
  expect(registration.isDone()).toBe(true)
})
