import type { Hono } from 'hono'
import { createSender } from '@segment/actions-session'
import type { Vendor } from '../../__tests__/vendor'
import { createApp } from '../app'
import { post } from './example-app'
import { exampleSource, startExampleVendor, VENDOR } from './example-destination'

const STORED = { apiKey: 'stored-key-0123', oauth: { access_token: 'stored-token', refresh_token: 'stored-refresh' } }
const event = { type: 'track', event: 'Signed Up' }
let vendor: Vendor
let app: Hono

beforeAll(async () => {
  vendor = await startExampleVendor()
  const send = createSender(new Map([[VENDOR, vendor.origin]]))
  app = await createApp({ source: exampleSource, send, settings: () => structuredClone(STORED) })
})

afterEach(() => {
  vendor.received.length = 0
})

afterAll(() => vendor.close())

it('apply to an action when the call has none, and are not shown', async () => {
  const { body } = await post(app, '/send', { payload: event })

  expect(vendor.received).toMatchObject([
    { url: '/events?key=stored-key-0123', headers: { authorization: 'Bearer stored-token' } }
  ])
  expect(JSON.stringify(body)).not.toContain('stored-')
})

it('do not apply when the call has its own, and are not shown either', async () => {
  await post(app, '/send', { payload: { ...event, event: 'stored-key-0123' }, settings: { apiKey: 'own' } })

  expect(vendor.received[0]!.url).toBe('/events?key=own')
  expect(vendor.received[0]!.headers).not.toHaveProperty('authorization')
})

it('hold for the credentials and the tokens', async () => {
  expect((await post(app, '/authenticate', '')).body).toMatchObject({ ok: true })
  expect((await post(app, '/refreshAccessToken', '')).body).toMatchObject({
    ok: true,
    data: { accessToken: 'token-new', refreshToken: 'stored-refresh' }
  })
  expect(vendor.received.map(({ headers }) => headers['x-key'])).toEqual(['stored-key-0123', undefined])
})

it('take the sample settings out of the command lines', async () => {
  const text = await (await app.request('/', { headers: { accept: 'text/plain' } })).text()

  expect(text).toMatch(/curl -s \S+\/send .*"payload"/)
  expect(text).not.toContain('"settings"')
  expect(text).toMatch(/\/authenticate .* -d '\{\}'/)
})
