import { createRequestClient } from '@segment/actions-core'
import { createRecorder, type Exchange, createSender, MOST_SHOWN_BYTES } from '@segment/actions-session'
import { startVendor, type Vendor } from '../../__tests__/vendor'
import { createExampleApp, post } from './example-app'
import { settings, signedUp, startExampleVendor } from './example-destination'

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

it('shows the beginning of a large body, and says how much was left out', async () => {
  const answer = { access_token: 'secret-of-the-answer', text: 'é'.repeat(MOST_SHOWN_BYTES) }
  const large = await startVendor(() => ({ body: answer }))
  const { body } = await post(await createExampleApp(large), '/send', { payload: signedUp, settings })
  await large.close()

  const whole = Buffer.byteLength(JSON.stringify(answer))
  const [{ outcome, response }] = body as [{ outcome: { data: string }; response: { body: string } }]
  for (const shown of [response.body, outcome.data]) {
    expect(Buffer.byteLength(shown)).toBeLessThan(MOST_SHOWN_BYTES + 100)
    const [, left] = /é… ([\d,]+) more bytes were left out\.$/.exec(shown)!
    const kept = whole - Number(left!.replaceAll(',', ''))
    expect(kept).toBeGreaterThan(MOST_SHOWN_BYTES - 4)
    expect(kept).toBeLessThanOrEqual(MOST_SHOWN_BYTES)
  }
  expect(response.body).not.toContain('secret-of-the-answer')
})
