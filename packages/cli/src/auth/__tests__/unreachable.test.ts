import * as core from '@segment/actions-core'
import * as trigger from '@segment/actions-core/trigger'
import { APIError, Destination, type DestinationDefinition, type RequestClient } from '@segment/actions-core'
import { createSender, describeUnreachable } from '@segment/actions-session'
import { createApp } from '../../server/app'

const URL = 'https://api.example.com/me'

type Test = (request: RequestClient) => Promise<unknown>

type Transport = NonNullable<ConstructorParameters<typeof Destination>[1]>['transport']

/** A destination that tries credentials by `test`. */
function definitionWith(test: Test): DestinationDefinition {
  const authentication = { scheme: 'custom', fields: {}, testAuthentication: test } as const
  return { name: 'Tool', mode: 'cloud', authentication, actions: {} }
}

/** What the runtime throws where `test` tries credentials over `transport`. */
async function failureOf(test: Test, transport: Transport): Promise<unknown> {
  try {
    await new Destination(definitionWith(test), { transport }).testAuthentication({})
  } catch (error) {
    return error
  }
  throw new Error('The credentials were taken.')
}

/** Fails as node's fetch does. */
const failing =
  (message: string, code: string): Transport =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) }))

const silent: Transport = () => new Promise(() => {})

const answering =
  (status: number): Transport =>
  async () => ({ status, statusText: '', headers: new Headers(), body: null })

const ADVICE = 'Check the URL, --rewrite and your network, and try again.'

describe('an API that cannot be reached', () => {
  it.each<[string, Transport, Test, string]>([
    [
      'refuses connections',
      failing('connect ECONNREFUSED 127.0.0.1:9', 'ECONNREFUSED'),
      (request) => request(URL),
      `request to ${URL} failed, reason: connect ECONNREFUSED 127.0.0.1:9`
    ],
    [
      'has no address',
      failing('getaddrinfo ENOTFOUND api.example.com', 'ENOTFOUND'),
      (request) => request(URL),
      `request to ${URL} failed, reason: getaddrinfo ENOTFOUND api.example.com`
    ],
    [
      'does not answer in time',
      silent,
      (request) => request(URL, { timeout: 1 }),
      `Request timed out after 1ms (${URL})`
    ],
    [
      'does not answer as long as a signal gives it',
      silent,
      (request) => request(URL, { signal: AbortSignal.timeout(1) }),
      'Request timed out before receiving a response'
    ],
    [
      'fails below an error of the destination',
      failing('read ECONNRESET', 'ECONNRESET'),
      (request) =>
        request(URL).catch((cause: unknown) => {
          throw new Error('Who am I?', { cause })
        }),
      `request to ${URL} failed, reason: read ECONNRESET`
    ]
  ])('is told where it %s', async (_, transport, test, reason) => {
    const failure = await failureOf(test, transport)
    expect(describeUnreachable(failure)).toBe(`The API could not be reached: ${reason}. ${ADVICE}`)
  })

  it.each<[string, Transport, Test]>([
    ['401', answering(401), (request) => request(URL)],
    ['403', answering(403), (request) => request(URL)],
    ['an error of the destination', answering(200), () => Promise.reject(new APIError('No such account.', 400))],
    ['an address that is none', answering(200), async (request) => request('nowhere')]
  ])('is not seen in %s', async (_, transport, test) => {
    expect(describeUnreachable(await failureOf(test, transport))).toBeUndefined()
  })

  it.each([undefined, null, 'a text', {}])('is not seen in %j', (thrown) => {
    expect(describeUnreachable(thrown)).toBeUndefined()
  })
})

it('is told by /authenticate', async () => {
  const place = { name: 'tool', directory: '/tool', entry: '/tool/index.ts' }
  const loaded = { place, definition: definitionWith((request) => request(URL)), runtime: { core, trigger } }
  // A port that fetch refuses.
  const send = createSender(new Map([['https://api.example.com', 'http://127.0.0.1:9']]))
  const app = await createApp({ source: { current: () => loaded, reload: () => {} }, send })
  const response = await app.request('/authenticate', { method: 'POST', body: '{}' })

  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({
    ok: false,
    error: `The API could not be reached: request to ${URL} failed, reason: bad port. ${ADVICE}`,
    fields: {}
  })
})
