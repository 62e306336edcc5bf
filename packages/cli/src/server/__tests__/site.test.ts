import type { Hono } from 'hono'
import { createSender } from '@segment/actions-session'
import type { Vendor } from '../../__tests__/vendor'
import { createSite } from '../app'
import { post } from './example-app'
import { exampleSource, settings, startExampleVendor, VENDOR } from './example-destination'

const lines: string[] = []
let vendor: Vendor
let site: Hono

beforeAll(async () => {
  vendor = await startExampleVendor()
  const send = createSender(new Map([[VENDOR, vendor.origin]]))
  const members = ['one', 'two'].map((name) => ({ name, source: exampleSource, send }))
  site = await createSite(members, (line) => lines.push(line))
})

afterEach(() => {
  lines.length = 0
})

afterAll(() => vendor.close())

it('lists the destinations at its root, as JSON and as text', async () => {
  const asJson = await site.request('http://127.0.0.1:3000/')
  const asText = await site.request('http://127.0.0.1:3000/', { headers: { accept: 'text/html' } })

  expect(await asJson.json()).toEqual({
    destinations: [
      { name: 'one', url: 'http://127.0.0.1:3000/one' },
      { name: 'two', url: 'http://127.0.0.1:3000/two' }
    ]
  })
  expect(await asText.text()).toMatch(/\n {2}http:\/\/127\.0\.0\.1:3000\/one\n {2}http:\/\/127\.0\.0\.1:3000\/two\n/)
})

it.each(['/one', '/one/'])('answers for a destination under its name: %s', async (path) => {
  const response = await site.request(`http://127.0.0.1:3000${path}`)
  const { name, routes } = (await response.json()) as { name: string; routes: { path: string; curl?: string }[] }

  expect(name).toBe('Example')
  expect(routes.find((route) => route.path === '/send')!.curl).toMatch(
    /^curl -s http:\/\/127\.0\.0\.1:3000\/one\/send /
  )
})

it('runs actions under the path of the destination, and numbers calls across all', async () => {
  const { status, body } = await post(site, '/two/send', { payload: { type: 'track', event: 'Signed Up' }, settings })
  const { body: account } = await post(site, '/one/authenticate', settings)

  expect(status).toBe(200)
  expect(body[0].request.body).toBe('{"name":"Signed Up"}')
  expect(account).toMatchObject({ ok: true, exchanges: [{ response: { statusCode: 200 } }] })
  const numbers = lines.map(
    (line) => /^#(\d+) POST \/(?:two\/send|one\/authenticate) 200 \d+ ms: 1 request \(200\)$/.exec(line)?.[1]
  )
  expect(Number(numbers[1]) - Number(numbers[0])).toBe(1)
})

it.each(['/send', '/three/send', '/'])('has no actions at %s', async (path) => {
  expect(await post(site, path, {})).toMatchObject({ status: 404, body: { ok: false } })
})

it('lets no page of the web run actions, and says so to the hosted tester', async () => {
  expect(await post(site, '/one/keep', { settings }, { origin: 'https://evil.example' })).toMatchObject({ status: 403 })
  const preflight = await site.request('/one/keep', {
    method: 'OPTIONS',
    headers: { origin: 'https://app.segment.com', 'access-control-request-method': 'POST' }
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.segment.com')
})
