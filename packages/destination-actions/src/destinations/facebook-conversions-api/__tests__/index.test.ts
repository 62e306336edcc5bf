import { createTestIntegration } from '@segment/actions-core'
import nock from 'nock'
import destination from '..'
import { sha256 } from '../../../lib/hash'

const testDestination = createTestIntegration(destination)
const settings = { pixelId: '777' }
const required = { action_source: 'website', event_time: '2026-01-15T09:12:33Z' }

let sent: { data: [{ user_data: Record<string, unknown>; custom_data?: unknown }]; test_event_code?: string }

beforeAll(() => nock.disableNetConnect())
beforeEach(() => {
  process.env.ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN = 'fake-token'
  nock('https://graph.facebook.com', { reqheaders: { authorization: 'Bearer fake-token' } })
    .post('/v24.0/777/events', (body: typeof sent) => Boolean((sent = body)))
    .reply(200, { events_received: 1 })
})
afterEach(() => nock.cleanAll())
afterAll(() => {
  delete process.env.ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN
  nock.restore()
})

const send = (action: string, mapping: Record<string, unknown>, own: Record<string, unknown> = {}) =>
  testDestination.testAction(action, { mapping: { ...required, ...mapping }, settings: { ...settings, ...own } })

it.each([
  ['a number with zeros in front', { phone: '00 49 (1511) 234' }, { ph: sha256('491511234') }],
  ['a hash in upper case', { email: sha256('ada@example.com').toUpperCase() }, { em: sha256('ada@example.com') }],
  ['a gender that Facebook has no letter for', { gender: 'x', fbp: 'fb.1.1' }, { fbp: 'fb.1.1' }],
  ['several IDs', { externalId: ['u-1', ' '] }, { external_id: [sha256('u-1'), sha256(' ')] }],
  ['IDs that are never hashed', { leadID: 12, madId: 'MAD-1' }, { lead_id: 12, madid: 'MAD-1' }]
])('sends %s', async (_, user_data, expected) => {
  await send('pageView', { user_data })
  expect(sent.data[0].user_data).toEqual(expected)
})

it.each([
  ['of the mapping', { test_event_code: 'MAPPED' }, 'MAPPED'],
  ['of the settings', {}, 'SET']
])('sends the test event code %s', async (_, mapping, expected) => {
  await send('pageView', { user_data: { email: 'ada@example.com' }, ...mapping }, { testEventCode: 'SET' })
  expect(sent.test_event_code).toBe(expected)
})

it('keeps custom data that no field overwrites', async () => {
  await send('addToCart', { user_data: { fbp: 'fb.1.1' }, custom_data: { currency: 'EUR', tier: 1 }, value: 5 })
  expect(sent.data[0].custom_data).toEqual({ currency: 'EUR', tier: 1, value: 5 })
})

it('fails for a product without an ID', async () => {
  const event = { user_data: { fbp: 'fb.1.1' }, contents: [{ id: 'p-1' }, { quantity: 2 }] }
  await expect(send('addToCart', event)).rejects.toThrow('A product has no ID')
})

it('names the token that is missing', async () => {
  delete process.env.ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN
  await expect(send('pageView', { user_data: { fbp: 'fb.1.1' } })).rejects.toThrow('ACTIONS_FB_CAPI_SYSTEM_USER_TOKEN')
})
