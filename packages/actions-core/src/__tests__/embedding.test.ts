import {
  createTestIntegration,
  Destination,
  type DestinationDefinition,
  type JournalEntry,
  type JSONObject,
  type Transport
} from '..'
import { definition, event, ok, settings, type Settings } from './example-definition'

it('sends all requests of a call by its transport, those for new tokens and of onDelete too', async () => {
  const sent: string[] = []
  const transport: Transport = async (url) => {
    sent.push(url)
    return new Response('{}', { status: sent.length === 1 ? 401 : 200 })
  }
  const managed: DestinationDefinition<Settings> = {
    ...definition,
    authentication: {
      scheme: 'oauth2',
      fields: {},
      refreshAccessToken: async (request) => {
        await request('https://api.example.com/token', { method: 'post' })
        return { accessToken: 'new-token-1' }
      }
    },
    extendRequest: undefined,
    onDelete: (request) => request('https://api.example.com/person', { method: 'delete' })
  }
  const destination = new Destination(managed)
  await destination.onBatch([event], settings(), { transport })
  await destination.onDelete?.(event, settings(), { transport })
  expect(sent.map((url) => url.replace('https://api.example.com', ''))).toEqual([
    '/batch',
    '/token',
    '/batch',
    '/person'
  ])
})

describe('dryRun', () => {
  it('returns the requests and sends nothing', async () => {
    const transport = jest.fn(ok)
    const { requests, results } = await new Destination(definition, { transport }).dryRun(event, settings())
    expect(requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', 'https://api.example.com/check?key=[redacted]', undefined],
      ['POST', 'https://api.example.com/send', '{"text":"Hello","key":"[redacted]"}']
    ])
    expect(results.at(-1)).toEqual({ output: 'Action Executed', data: {} })
    expect(transport).not.toHaveBeenCalled()
  })

  it('returns the request of a batch', async () => {
    const { requests } = await new Destination(definition).dryRun([event, event], settings())
    expect(requests).toMatchObject([{ method: 'POST', body: '[{"text":"Hello"},{"text":"Hello"}]' }])
  })
})

describe('onPayload', () => {
  const destination = new Destination(definition, { transport: ok })

  it('validates and sends a payload that is mapped already', async () => {
    const journal: JournalEntry[] = []
    const payload = Object.freeze({ text: 5, unknown: true })
    const results = await destination.onPayload('send', payload, settings(), { journal })
    expect(results.at(-1)).toEqual({ output: 'Action Executed', data: { done: true } })
    expect(journal[1].body).toBe('{"text":"5","key":"[redacted]"}')
  })

  it('returns a result for each payload of a list', async () => {
    const [{ multistatus }] = await destination.onPayload('send', [{ text: 'a' }, {}], settings())
    expect(multistatus?.map(({ status }) => status)).toEqual([200, 400])
  })

  it.each([
    ['an unknown action', 'nope', { text: 'a' }, 404, 'Example has no action "nope". It has: send.'],
    ['a payload that does not fit', 'send', {}, undefined, "The root value is missing the required field 'text'."]
  ])('refuses %s', async (_, slug, payload, status, message) => {
    const failure = destination.onPayload(slug, payload as JSONObject, settings())
    await expect(failure).rejects.toMatchObject({ message, ...(status && { status }) })
  })
})

it('keeps no responses, so that a long-lived instance does not grow', async () => {
  const destination = new Destination(definition, { transport: ok })
  await destination.onEvent(event, settings())
  expect(destination.responses).toEqual([])
  const tested = createTestIntegration(definition)
  await tested.onEvent(event, settings(), { transport: ok })
  expect(tested.responses.map(({ status }) => status)).toEqual([200, 200])
})
