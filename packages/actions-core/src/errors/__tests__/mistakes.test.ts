import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Destination, errorData, type ActionDefinition, type JournalEntry } from '../..'
import { answering, definition, event, send, subscribed, type Settings } from '../../__tests__/text-destination'

type Perform = ActionDefinition<Settings, { text: string }>['perform']

const failureOf = async (perform: Perform, transport = answering().transport) => {
  const destination = new Destination({ ...definition, actions: { send: { ...send, perform } } }, { transport })
  return errorData(await destination.onEvent(event, subscribed()).catch((error: unknown) => error))
}

it.each<[string, Perform]>([
  ['a TypeError', () => (undefined as unknown as { id: string }).id],
  ['a ReferenceError', () => (globalThis as unknown as { missing: () => void }).missing()],
  ['a relative URL', (request) => request('/send')],
  ['a URL from an event without a host', (request) => request('https://')],
  ['a header from an event with a line break', (request) => request('https://a.test/', { headers: { a: 'b\nc' } })],
  ['a limit of responses that is no number', (request) => request('https://a.test/', { maxResponseSize: NaN })],
  ['a GET with a body', (request) => request('https://api.example.com/', { json: {} })]
])('%s in perform is not retried, and is about the destination', async (_, perform) => {
  const { at, ...failure } = await failureOf(perform)
  expect(failure).toMatchObject({ status: 500, retryable: false, scope: 'destination' })
  expect(at).toMatch(/mistakes\.test\.ts:\d+:\d+$/)
})

it('an ordinary Error without a status is retried, as in the reference', async () => {
  const failure = await failureOf(() => Promise.reject(new Error('busy')))
  expect(failure).toMatchObject({ status: 500, retryable: true, scope: 'destination' })
  expect(failure).not.toHaveProperty('at')
})

describe('the cause of a network failure', () => {
  it('is what the network calls it', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const perform: Perform = (request) => request(`http://127.0.0.1:${port}/`)
    const destination = new Destination({ ...definition, actions: { send: { ...send, perform } } })
    const error = errorData(await destination.onEvent(event, subscribed()).catch((e: unknown) => e))
    expect(error).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      status: 500,
      cause: 'ECONNREFUSED',
      retryable: true,
      scope: 'destination'
    })
  })

  it.each([
    ['ENOTFOUND', 500],
    ['ETIMEDOUT', 408],
    ['CERT_HAS_EXPIRED', 500]
  ])('%s', async (code, status) => {
    const failing = () => Promise.reject(Object.assign(new Error('failed'), { code }))
    const failure = await failureOf((request) => request('https://api.example.com/'), failing)
    expect(failure).toMatchObject({ cause: code, status, retryable: true })
  })
})

describe("the vendor's reason", () => {
  const key = 'key-12345678'
  const failWith = async (body: string) => {
    const journal: JournalEntry[] = []
    const transport = async () => new Response(body, { status: 400 })
    const error = await new Destination(definition, { transport })
      .onEvent(event, subscribed(), { journal })
      .catch((e: unknown) => e)
    return [errorData(error).reason, journal[0].reason]
  }

  it('is in the data of the error and in the journal, without secrets', async () => {
    const reason = 'field foo is not known for [redacted]'
    expect(await failWith(`field foo is not known for ${key}`)).toEqual([reason, reason])
  })

  it.each([
    ['a long one', 'x'.repeat(5000), 4096],
    ['a long one of letters of three bytes', '€'.repeat(5000), 1365]
  ])('is cut at 4 KiB: %s', async (_, body, length) => {
    const reasons = await failWith(body)
    expect(reasons.map((reason) => reason?.length)).toEqual([length, length])
  })

  it('is cut after its secrets are removed, so that none is cut in two', async () => {
    const [reason, journalled] = await failWith(`${'x'.repeat(4090)}${key}`)
    expect(reason).toBe(`${'x'.repeat(4090)}[redac`)
    expect(journalled).toBe(reason)
  })

  it('is absent where the answer has no body', async () => {
    expect(await failWith('')).toEqual([undefined, undefined])
  })
})
