import { createRequestClient } from '@segment/actions-core'
import { createRecorder, type Exchange, createSender } from '@segment/actions-session'
import type { Vendor } from '../../__tests__/vendor'
import { startExampleVendor } from './example-destination'

let vendor: Vendor

beforeAll(async () => {
  vendor = await startExampleVendor()
})

afterAll(() => vendor.close())

async function exchangeOf(options: Parameters<ReturnType<typeof createRequestClient>>[1]): Promise<Exchange> {
  const recorder = createRecorder(createSender(new Map([['https://api.example.com', vendor.origin]])))
  await createRequestClient({ transport: recorder.transport })('https://api.example.com/x', options)
  return (await recorder.exchanges())[0]!
}

it.each([
  [{ json: { a: 'é' } }, 'application/json', '{"a":"é"}'],
  [{ body: new URLSearchParams({ a: '1 2' }) }, 'application/x-www-form-urlencoded;charset=UTF-8', 'a=1+2'],
  [{ body: 'text' }, 'text/plain;charset=UTF-8', 'text'],
  [{ body: new TextEncoder().encode('bytes') }, undefined, 'bytes']
])('shows the body %j as it was sent', async (options, contentType, body) => {
  const { request } = await exchangeOf({ method: 'post', ...options })

  expect(request.body).toBe(body)
  expect(request.headers['content-type']).toBe(contentType)
  expect(vendor.received.at(-1)?.body).toBe(body)
})

it('sends a stream, which cannot be shown afterwards', async () => {
  const { request, response } = await exchangeOf({ method: 'post', body: new Blob(['streamed']).stream() })

  expect(request.body).toBe('')
  expect(response).toMatchObject({ statusCode: 200, body: { got: 'streamed' } })
})

it('redacts the headers that carry credentials', async () => {
  const { request, response } = await exchangeOf({
    username: 'u',
    password: 'p',
    headers: { 'X-API-Key': 'k', 'x-other': 'o' }
  })

  expect(request.headers).toMatchObject({ authorization: '[redacted]', 'x-api-key': '[redacted]', 'x-other': 'o' })
  expect(response.headers['set-cookie']).toBe('[redacted]')
})
