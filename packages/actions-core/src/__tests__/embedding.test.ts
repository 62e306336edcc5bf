import {
  APIError,
  createRedactor,
  describe as describeDefinition,
  Destination,
  errorData,
  MultiStatusResponse,
  PayloadValidationError,
  RetryableError,
  type DestinationDefinition,
  type ExecuteInput,
  type JournalEntry,
  type JSONObject,
  type Logger,
  type RequestClient,
  type SegmentEvent,
  type Transport
} from '..'

type Settings = { apiKey: string; username: string }

const secret = 'sk-live-51abc'
const field = { label: 'Text', description: 'A text.', type: 'string' } as const
const definition: DestinationDefinition<Settings> = {
  name: 'Example',
  slug: 'actions-example',
  mode: 'cloud',
  description: 'An example.',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { label: 'Key', description: 'The key.', type: 'password', required: true },
      username: { label: 'User', description: 'The user.', type: 'string' }
    }
  },
  extendRequest: ({ settings }) => ({
    headers: { 'x-key': settings.apiKey, authorization: `Bearer ${settings.apiKey}` }
  }),
  presets: [
    { name: 'All', partnerAction: 'send', subscribe: 'type = "track"', mapping: { text: 'a' }, type: 'automatic' },
    { name: 'Row', partnerAction: 'send', mapping: {}, type: 'specificEvent', eventSlug: 'warehouse_all_events_track' }
  ],
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      defaultSubscription: 'type = "track"',
      fields: { text: { ...field, required: true, default: { '@path': '$.event' }, dynamic: true } },
      dynamicFields: { text: async () => ({ choices: [] }) },
      perform: async (request, { payload, logger, settings }) => {
        logger?.info(`sending with ${settings.apiKey}`)
        await request(`https://api.example.com/check?key=${settings.apiKey}`)
        return request('https://api.example.com/send', { method: 'post', json: { ...payload, key: settings.apiKey } })
      },
      performBatch: (request, { payload }) =>
        request('https://api.example.com/batch', { method: 'post', json: payload })
    }
  }
}
const settings = (): JSONObject => ({
  apiKey: secret,
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping: { text: { '@path': '$.event' } } }]
})
const event: SegmentEvent = { type: 'track', event: 'Hello' }
const ok: Transport = async () => Response.json({ done: true })

describe('journal', () => {
  it('has an entry for each request, in order and without secrets', async () => {
    const journal: JournalEntry[] = []
    await new Destination(definition, { transport: ok }).onEvent(event, settings(), { journal })
    expect(journal).toEqual([
      {
        attempt: 1,
        method: 'GET',
        url: 'https://api.example.com/check?key=[redacted]',
        headers: { 'x-key': '[redacted]', authorization: '[redacted]', 'user-agent': 'Segment (Actions)' },
        status: 200,
        durationMs: expect.any(Number)
      },
      {
        attempt: 1,
        method: 'POST',
        url: 'https://api.example.com/send',
        headers: {
          'x-key': '[redacted]',
          authorization: '[redacted]',
          'user-agent': 'Segment (Actions)',
          'content-type': 'application/json'
        },
        body: '{"text":"Hello","key":"[redacted]"}',
        status: 200,
        durationMs: expect.any(Number)
      }
    ])
  })

  it('says why there was no answer, and leaves no secret in the error', async () => {
    const journal: JournalEntry[] = []
    const transport: Transport = async (url) => Promise.reject(new Error(`cannot reach ${url}`))
    const failure = await new Destination(definition, { transport })
      .onEvent(event, settings(), { journal })
      .catch((e) => e)
    expect(journal).toMatchObject([{ error: 'cannot reach https://api.example.com/check?key=[redacted]' }])
    expect(failure.message).toContain('[redacted]')
    expect(`${failure.message} ${failure.stack}`).not.toContain(secret)
  })

  it('counts the attempts', async () => {
    const journal: JournalEntry[] = []
    const authentication = {
      scheme: 'oauth2' as const,
      fields: {},
      refreshAccessToken: async () => ({ accessToken: 'new-token-1' })
    }
    const oauth = { ...definition, authentication, extendRequest: undefined }
    const transport: Transport = async () => new Response('', { status: journal.length === 1 ? 401 : 200 })
    await new Destination(oauth, { transport }).onEvent(event, settings(), { journal })
    expect(journal.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 401],
      [2, 200],
      [2, 200]
    ])
  })
})

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

it('writes no secret to the log', async () => {
  const lines: string[] = []
  const logger = { info: (...message: string[]) => lines.push(...message) } as unknown as Logger
  await new Destination(definition, { transport: ok }).onEvent(event, settings(), { logger })
  expect(lines).toEqual(['sending with [redacted]'])
})

it('leaves no secret in the error of an authentication test', async () => {
  const authentication = {
    ...definition.authentication!,
    testAuthentication: (request: RequestClient, input: { settings: Settings }) =>
      request(`https://api.example.com/${input.settings.apiKey}`)
  }
  const transport: Transport = async (url) => Promise.reject(new Error(`cannot reach ${url}`))
  const destination = new Destination({ ...definition, authentication }, { transport })
  const failure = await destination.testAuthentication({ apiKey: secret }).catch((error) => error)
  expect(failure.message).toContain('Credentials are invalid:  request to https://api.example.com/[redacted] failed')
  expect(`${failure.message} ${failure.stack}`).not.toContain(secret)
})

it('leaves no secret in the failed entries of a batch, nor in the error of a deletion', async () => {
  const performBatch = (_: unknown, { settings: { apiKey } }: ExecuteInput<Settings, unknown>) => {
    const answer = new MultiStatusResponse()
    answer.pushErrorResponse({ status: 400, errormessage: `key ${apiKey} is wrong`, body: { echo: apiKey } })
    return answer
  }
  const onDelete = (_: unknown, { settings: { apiKey } }: ExecuteInput<Settings, unknown>) => {
    throw new Error(`no ${apiKey}`)
  }
  const actions = { send: { ...definition.actions.send, performBatch } }
  const destination = new Destination({ ...definition, actions, onDelete })
  const [{ multistatus }] = await destination.onBatch([event], settings())
  expect(multistatus).toMatchObject([{ errormessage: 'key [redacted] is wrong', body: { echo: '[redacted]' } }])
  await expect(destination.onDelete?.(event, settings())).rejects.toThrow('no [redacted]')
})

describe('dryRun', () => {
  it('gives the requests and sends nothing', async () => {
    const transport = jest.fn(ok)
    const { requests, results } = await new Destination(definition, { transport }).dryRun(event, settings())
    expect(requests.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', 'https://api.example.com/check?key=[redacted]', undefined],
      ['POST', 'https://api.example.com/send', '{"text":"Hello","key":"[redacted]"}']
    ])
    expect(results.at(-1)).toEqual({ output: 'Action Executed', data: {} })
    expect(transport).not.toHaveBeenCalled()
  })

  it('gives the request of a batch', async () => {
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

  it('gives each payload of a list its result', async () => {
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

describe('errorData', () => {
  const now = Date.parse('2026-01-01T00:00:00Z')
  const answered = async (status: number, headers?: Record<string, string>) => {
    const transport: Transport = async () => new Response('', { status, headers })
    return new Destination(definition, { transport }).onEvent(event, settings()).catch((error: unknown) => error)
  }

  it.each([
    [429, { 'retry-after': '30' }, { code: 'TOO_MANY_REQUESTS', retryable: true, retryAfterMs: 30_000 }],
    [
      503,
      { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' },
      { code: 'SERVICE_UNAVAILABLE', retryable: true, retryAfterMs: 60_000 }
    ],
    [404, undefined, { code: 'NOT_FOUND', retryable: false, message: 'Not Found' }],
    [501, undefined, { code: 'NOT_IMPLEMENTED', retryable: false }]
  ])('reads an answer of %i', async (status, headers, expected) => {
    expect(errorData(await answered(status, headers), undefined, now)).toMatchObject({ status, ...expected })
  })

  it.each([
    [
      new PayloadValidationError('bad'),
      { code: 'PAYLOAD_VALIDATION_FAILED', status: 400, retryable: false, message: 'bad' }
    ],
    [new RetryableError('later', 429), { code: 'RETRYABLE_ERROR', status: 429, retryable: true, message: 'later' }],
    [new APIError('gone', 410), { code: '410', status: 410, retryable: false, message: 'gone' }],
    [
      Object.assign(new Error('x'), { code: 'ECONNREFUSED' }),
      { code: 'INTERNAL_SERVER_ERROR', status: 500, retryable: true, message: 'x' }
    ],
    [
      Object.assign(new Error('x'), { code: 'ETIMEDOUT' }),
      { code: 'REQUEST_TIMEOUT', status: 408, retryable: true, message: 'x' }
    ],
    ['text', { code: 'INTERNAL_SERVER_ERROR', status: 500, retryable: true, message: 'text' }],
    [undefined, { code: 'INTERNAL_SERVER_ERROR', status: 500, retryable: true, message: 'undefined' }]
  ])('reads %s', (error, expected) => {
    expect(errorData(error)).toEqual(expected)
  })

  it('takes secrets out of the message', () => {
    expect(errorData(new Error(`key ${secret} is wrong`), createRedactor([secret])).message).toBe(
      'key [redacted] is wrong'
    )
  })
})

it('describes a definition as JSON', () => {
  const manifest = describeDefinition(definition as DestinationDefinition<never>)
  expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest)
  const trigger = { type: 'group', operator: 'and', children: [{ type: 'event-type', operator: '=', value: 'track' }] }
  expect(manifest).toEqual({
    name: 'Example',
    slug: 'actions-example',
    mode: 'cloud',
    description: 'An example.',
    authentication: {
      scheme: 'custom',
      fields: {
        apiKey: { label: 'Key', description: 'The key.', type: 'password', required: true, dynamic: false },
        username: { label: 'User', description: 'The user.', type: 'string', dynamic: false }
      },
      hasTestAuthentication: false,
      hasRefreshAccessToken: false
    },
    audience: null,
    actions: {
      send: {
        title: 'Send',
        description: 'Sends.',
        platform: 'cloud',
        hidden: false,
        defaultSubscription: 'type = "track"',
        trigger,
        fields: { text: { ...field, required: true, default: { '@path': '$.event' }, dynamic: true } },
        hasPerformBatch: true,
        syncMode: null,
        hooks: {},
        dynamicFields: ['text']
      }
    },
    asyncActions: {},
    presets: [
      {
        name: 'All',
        partnerAction: 'send',
        subscribe: 'type = "track"',
        mapping: { text: 'a' },
        type: 'automatic',
        trigger
      },
      {
        name: 'Row',
        partnerAction: 'send',
        subscribe: null,
        mapping: {},
        type: 'specificEvent',
        eventSlug: 'warehouse_all_events_track',
        trigger: null
      }
    ],
    hasExtendRequest: true,
    hasOnDelete: false
  })
})

it('keeps only the latest responses, so that a long-lived instance does not grow', async () => {
  const destination = new Destination(definition, { transport: ok })
  await Promise.all(Array.from({ length: 200 }, () => destination.onEvent(event, settings())))
  expect(destination.responses).toHaveLength(100)
})
