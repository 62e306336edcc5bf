import {
  Destination,
  HTTPError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  type ActionDefinition,
  type DestinationDefinition,
  type ExecuteInput,
  type JSONObject,
  type OnEventOptions,
  type SegmentEvent,
  type SubscriptionStats,
  type Transport
} from '..'

type Settings = { apiKey: string; region?: string }

const text = { label: 'Text', description: 'A text.', type: 'string' } as const

/** Answers requests from a list, the last answer over and over, and keeps what was asked. */
function answering(...answers: { status?: number; body?: unknown; headers?: Record<string, string> }[]) {
  const asked: { url: string; method: string; headers: Headers; body: unknown }[] = []
  const transport: Transport = async (url, { method, headers, body }) => {
    const {
      status = 200,
      body: answer = {},
      headers: extra
    } = answers[Math.min(asked.length, answers.length - 1)] ?? {}
    asked.push({ url, method, headers, body })
    return Response.json(answer, { status, headers: extra })
  }
  return { transport, asked }
}

const send: ActionDefinition<Settings, { text: string; count?: number }> = {
  title: 'Send',
  description: 'Sends a text.',
  defaultSubscription: 'type = "track"',
  fields: {
    text: { ...text, required: true },
    count: { ...text, type: 'integer' }
  },
  perform: (request, { payload, settings }) =>
    request('https://api.example.com/send', {
      method: 'post',
      json: payload,
      headers: { 'x-api-key': settings.apiKey }
    })
}

const definition: DestinationDefinition<Settings> = {
  name: 'Example',
  slug: 'actions-example',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { label: 'API key', description: 'The key.', type: 'password', required: true },
      region: { label: 'Region', description: 'The region.', type: 'string' }
    },
    testAuthentication: (request) => request('https://api.example.com/me')
  },
  extendRequest: ({ settings }) => ({ headers: { 'x-region': settings.region ?? 'us' } }),
  actions: { send }
}

const event: SegmentEvent = { type: 'track', event: 'Signed Up', userId: 'u-1', properties: { text: 'hello', n: '5' } }
const mapping: JSONObject = { text: { '@path': '$.properties.text' }, count: { '@path': '$.properties.n' } }
const subscribed = (more: JSONObject = {}): JSONObject => ({
  apiKey: 'key-12345678',
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping, ...more }]
})

function withActions(actions: DestinationDefinition<Settings>['actions']): DestinationDefinition<Settings> {
  return { ...definition, actions }
}

describe('onEvent (destination-kit §2.1)', () => {
  it('makes the request that the mapping describes and gives a result for each step', async () => {
    const { transport, asked } = answering({ body: { id: 7 } })
    const results = await new Destination(definition, { transport }).onEvent(event, subscribed())

    expect(results).toEqual([
      { output: 'Mappings resolved' },
      { output: 'Payload validated' },
      { output: 'Action Executed', data: { id: 7 } }
    ])
    expect(asked).toHaveLength(1)
    expect(asked[0]).toMatchObject({ method: 'POST', url: 'https://api.example.com/send' })
    expect(JSON.parse(asked[0].body as string)).toEqual({ text: 'hello', count: 5 })
    expect(Object.fromEntries(asked[0].headers)).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Segment (Actions)',
      'x-api-key': 'key-12345678',
      'x-region': 'us'
    })
  })

  it.each([
    ['no subscriptions', { apiKey: 'k' }, []],
    ['a trigger that is not met', subscribed({ subscribe: 'type = "page"' }), [{ output: 'not subscribed' }]],
    ['no trigger', subscribed({ subscribe: '' }), [{ output: 'Failed to validate subscription' }]],
    [
      'an unknown action',
      subscribed({ partnerAction: 'constructor' }),
      [{ output: 'Invalid subscription : Example has no action "constructor"' }]
    ]
  ])('sends nothing with %s', async (_, settings, expected) => {
    const { transport, asked } = answering()
    expect(await new Destination(definition, { transport }).onEvent(event, settings as JSONObject)).toEqual(expected)
    expect(asked).toEqual([])
  })

  it('says that a trigger does not parse', async () => {
    const [result] = await new Destination(definition).onEvent(event, subscribed({ subscribe: 'typo' }))
    expect(result.output).toMatch(/^Invalid subscription : .*Cannot read/)
  })

  it('runs every subscription, and one `subscription` instead of the list', async () => {
    const { transport, asked } = answering()
    const destination = new Destination(definition, { transport })
    const [one] = subscribed().subscriptions as JSONObject[]
    await destination.onEvent(event, { apiKey: 'k', subscriptions: [one, one] })
    expect(asked).toHaveLength(2)
    await destination.onEvent(event, { apiKey: 'k', subscription: one })
    expect(asked).toHaveLength(3)
  })

  it.each([
    [
      'settings',
      event,
      { ...subscribed(), apiKey: undefined },
      "The root value is missing the required field 'apiKey'."
    ],
    ['a payload', { ...event, properties: {} }, subscribed(), "The root value is missing the required field 'text'."],
    ['an unknown directive', event, subscribed({ mapping: { text: { '@nope': 1 } } }), /invalid directive: @nope/],
    ['an event that is none', null, subscribed(), 'The event must be an object, got null.']
  ])('refuses %s with status 400', async (_, given, settings, message) => {
    const failure = new Destination(definition).onEvent(given as SegmentEvent, settings as JSONObject)
    await expect(failure).rejects.toMatchObject({
      status: 400,
      message: expect.stringMatching(message)
    })
  })

  it('throws what the destination answers, once and with its response', async () => {
    const { transport, asked } = answering({ status: 503, body: { reason: 'busy' } })
    const failure = await new Destination(definition, { transport })
      .onEvent(event, subscribed())
      .catch((error) => error)
    expect(failure).toBeInstanceOf(HTTPError)
    expect(failure.response).toMatchObject({ status: 503, data: { reason: 'busy' } })
    expect(asked).toHaveLength(1)
  })

  it('leaves the settings, the mapping and the event of the caller as they are', async () => {
    const deepFreeze = <T>(value: T): T => {
      if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
      return value
    }
    const { transport } = answering()
    const results = await new Destination(definition, { transport }).onEvent(
      deepFreeze(structuredClone(event)),
      deepFreeze({ ...subscribed(), region: 5, unknown: true }),
      deepFreeze({ statsContext: { statsClient: { incr: () => {} }, tags: ['a:b'] } }) as unknown as OnEventOptions
    )
    expect(results).toHaveLength(3)
  })

  it('tells the host about each subscription', async () => {
    const stats: SubscriptionStats[] = []
    const { transport } = answering()
    const destination = new Destination(definition, { transport })
    const onComplete = (given: SubscriptionStats) => stats.push(given)
    await destination.onEvent(event, subscribed(), { onComplete })
    await destination.onEvent({ ...event, type: 'page' }, subscribed(), { onComplete })
    await destination.onEvent({ ...event, properties: {} }, subscribed(), { onComplete }).catch(() => {})

    expect(stats.map(({ output }) => output)).toEqual([
      null,
      [{ output: 'not subscribed' }],
      [{ error: { message: "The root value is missing the required field 'text'." } }]
    ])
    expect(stats[0]).toEqual({
      duration: expect.any(Number),
      destination: 'Example',
      action: 'send',
      subscribe: 'type = "track"',
      input: { data: event, mapping, settings: { apiKey: 'key-12345678' } },
      output: null
    })
  })

  it('counts events that do not match, under the tags of the host and the action', async () => {
    const incr = jest.fn()
    const statsContext = { statsClient: { incr }, tags: ['host:1'] } as unknown as OnEventOptions['statsContext']
    await new Destination(definition).onEvent({ ...event, type: 'page' }, subscribed(), { statsContext })
    expect(incr.mock.calls).toEqual([['action.multistatus_discard', 1, ['host:1', 'partnerAction:send']]])
    expect(statsContext?.tags).toEqual(['host:1'])
  })
})

describe('what perform is given (destination-kit §3.1)', () => {
  async function inputOf(more: JSONObject, action: Partial<ActionDefinition<Settings>> = {}, given = event) {
    let input: ExecuteInput<Settings, unknown> | undefined
    const spy = { ...send, ...action, perform: (_: unknown, data: unknown) => void (input = data as typeof input) }
    const options = { features: { f: true }, logger: undefined, transactionContext: undefined }
    await new Destination(withActions({ send: spy as ActionDefinition<Settings> })).onEvent(
      given,
      subscribed(more),
      options
    )
    return input as unknown as Record<string, unknown>
  }

  it('holds the payload, the event, the mapping, the settings and the identifiers of the subscription', async () => {
    const input = await inputOf({ ID: 'i', ConfigID: 'c', ActionID: 'a', ProjectID: 'p' })
    expect(input).toMatchObject({
      rawData: event,
      rawMapping: mapping,
      payload: { text: 'hello', count: 5 },
      settings: { apiKey: 'key-12345678' },
      features: { f: true },
      auth: { accessToken: undefined, refreshToken: undefined, refreshTokenUrl: undefined },
      subscriptionMetadata: { actionConfigId: 'i', destinationConfigId: 'c', actionId: 'a', sourceId: 'p' },
      audienceSettings: {},
      hookOutputs: {}
    })
    expect(input).not.toHaveProperty('audienceMembership')
    expect(input.syncMode).toBeUndefined()
    expect(input.matchingKey).toBeUndefined()
  })

  const syncMode = { default: 'add', label: 'Mode', description: 'The mode.', choices: [] } as const
  it.each([
    [
      'the sync mode of an action that has some',
      { syncMode },
      { __segment_internal_sync_mode: 'add' },
      { syncMode: 'add' }
    ],
    ['no sync mode that does not exist', { syncMode }, { __segment_internal_sync_mode: 'x' }, { syncMode: undefined }],
    ['no sync mode for an action without', {}, { __segment_internal_sync_mode: 'add' }, { syncMode: undefined }],
    ['the matching key as text', {}, { __segment_internal_matching_key: 5 }, { matchingKey: '5' }],
    [
      'what hooks kept, unresolved',
      { hooks: { onMappingSave: { label: 'H', description: 'H', performHook: () => ({}) } } },
      { onMappingSave: { outputs: { id: { '@path': '$.x' } } } },
      { hookOutputs: { onMappingSave: { outputs: { id: { '@path': '$.x' } } } } }
    ]
  ])('holds %s', async (_, action, keys, expected) => {
    const input = await inputOf({ mapping: { ...mapping, ...keys } as JSONObject }, action as never)
    expect(input).toMatchObject(expected)
    expect(input.payload).toEqual({ text: 'hello', count: 5 })
  })

  it('holds the audience that the event comes from', async () => {
    const personas = {
      computation_class: 'audience',
      computation_key: 'vip',
      computation_id: 'c-1',
      namespace: 'n',
      audience_settings: { list: 5 }
    }
    const given = { ...event, properties: { ...event.properties, vip: false }, context: { personas } }
    const input = await inputOf({}, {}, given)
    expect(input).toMatchObject({ audienceMembership: false, audienceSettings: { list: 5 }, personasContext: personas })
  })

  it('takes everything as it is where the action has no fields', async () => {
    const input = await inputOf({ mapping: { a: '', b: null, c: { '@path': '$.nope' } } }, { fields: {} })
    expect(input.payload).toEqual({ a: '', b: null })
  })
})

describe('testAuthentication (destination-kit §2.3)', () => {
  it('sends the test request with the options of the destination', async () => {
    const { transport, asked } = answering()
    await expect(
      new Destination(definition, { transport }).testAuthentication({ apiKey: 'k', region: 'eu' })
    ).resolves.toBe(undefined)
    expect(asked[0].url).toBe('https://api.example.com/me')
    expect(asked[0].headers.get('x-region')).toBe('eu')
  })

  it('says that the destination refused, and with which status', async () => {
    const { transport } = answering({ status: 403 })
    const failure = new Destination(definition, { transport }).testAuthentication({ apiKey: 'k' })
    await expect(failure).rejects.toThrow('Credentials are invalid: 403 Forbidden')
  })

  it('keeps two blanks where there is no status', async () => {
    const broken = { ...definition.authentication!, testAuthentication: () => Promise.reject(new Error('no')) }
    const failure = new Destination({ ...definition, authentication: broken }).testAuthentication({ apiKey: 'k' })
    await expect(failure).rejects.toThrow('Credentials are invalid:  no')
  })

  it('checks the settings first', async () => {
    await expect(new Destination(definition).testAuthentication({})).rejects.toMatchObject({ status: 400 })
  })
})

describe('onDelete (destination-kit §2.3)', () => {
  it('is there only where the definition has it, and gets the identifiers', async () => {
    expect(new Destination(definition).onDelete).toBeUndefined()
    const onDelete = jest.fn(() => undefined)
    const destination = new Destination({ ...definition, onDelete })
    const result = await destination.onDelete?.({ ...event, anonymousId: 'a-1' }, { apiKey: 'k' })
    expect(result).toEqual({ output: 'no onDelete defined' })
    expect(onDelete).toHaveBeenCalledWith(
      expect.any(Function),
      expect.objectContaining({ payload: { userId: 'u-1', anonymousId: 'a-1' }, settings: { apiKey: 'k' } })
    )
  })
})

describe('errors of the kit (errors.md §3)', () => {
  const destination = new Destination(definition)
  const settings = { apiKey: 'k' }
  it.each([
    [
      'a token refresh without OAuth',
      () => destination.refreshAccessToken(settings, {} as never),
      'refreshAccessToken is only valid with oauth2 authentication scheme'
    ],
    [
      'a batch without performBatch',
      () => destination.executeBatch('send', { events: [event], settings }),
      'This action does not support batched requests.'
    ],
    [
      'a hook of an action without',
      () => destination.actions.send.executeHook('onMappingSave', {} as never),
      'This action does not support any hooks.'
    ],
    [
      'an unknown async action',
      () => destination.executeAsyncBatch('toString', { events: [], settings }),
      'Async action toString not found.'
    ],
    [
      'a poll of an unknown async action',
      () => destination.executeAsyncPoll('toString', { settings, pollPayload: { jobId: '1', uploadCount: 1 } }),
      'Async action toString not found or does not support polling.'
    ]
  ])('%s is a NotImplemented of status 501', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({
      name: 'IntegrationError',
      code: 'NotImplemented',
      status: 501,
      message
    })
  })

  it.each(['createAudience', 'getAudience'] as const)('%s without audiences is unexpected', async (method) => {
    await expect(destination[method]({ settings } as never)).rejects.toThrow(`Unexpected call to ${method}`)
  })

  it('an unknown action of executeBatch gives nothing', async () => {
    expect(await destination.executeBatch('constructor', { events: [event], settings })).toEqual([])
  })
})

describe('OAuth (destination-kit §2.1, §2.4)', () => {
  const oauth = (refreshAccessToken: () => Promise<{ accessToken: string; refreshToken?: string }>) =>
    ({
      ...definition,
      authentication: { scheme: 'oauth2', fields: {}, refreshAccessToken },
      extendRequest: ({ auth }) => ({ headers: { authorization: `Bearer ${auth?.accessToken}` } }),
      actions: {
        send: {
          ...send,
          perform: (request) => request('https://api.example.com/send', { method: 'post' })
        }
      }
    }) as DestinationDefinition<Settings>
  const account = () => ({ ...subscribed(), oauth: { access_token: 'old', refresh_token: 'r-1' } })
  const accept = (token: string) => {
    const seen: string[] = []
    const transport: Transport = async (_, { headers }) => {
      seen.push(headers.get('authorization') ?? '')
      return new Response(null, { status: headers.get('authorization') === `Bearer ${token}` ? 204 : 401 })
    }
    return { transport, seen }
  }

  it('refreshes after a 401, writes the tokens into the settings and tries once more', async () => {
    const { transport, seen } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new', refreshToken: 'r-2' }))
    const settings = account()
    const onTokenRefresh = jest.fn(async () => {})
    const synchronizeRefreshAccessToken = jest.fn(async () => {})
    const destination = new Destination(oauth(refresh), { transport })
    await destination.onEvent(event, settings, { onTokenRefresh, synchronizeRefreshAccessToken })

    expect(seen).toEqual(['Bearer old', 'Bearer new'])
    expect(settings.oauth).toEqual({ access_token: 'new', refresh_token: 'r-2' })
    expect(onTokenRefresh).toHaveBeenCalledWith({ accessToken: 'new', refreshToken: 'r-2' })
    expect(synchronizeRefreshAccessToken).toHaveBeenCalledTimes(1)
    expect(refresh).toHaveBeenCalledWith(expect.any(Function), {
      settings: { apiKey: 'key-12345678' },
      auth: expect.objectContaining({ accessToken: 'old', refreshToken: 'r-1' })
    })
  })

  it('refreshes twice and throws the 401 where the token stays bad', async () => {
    const { transport, seen } = accept('never')
    let tokens = 0
    const refresh = jest.fn(async () => ({ accessToken: `t${++tokens}` }))
    const failure = new Destination(oauth(refresh), { transport }).onEvent(event, account())
    await expect(failure).rejects.toMatchObject({ response: { status: 401 } })
    expect(seen).toEqual(['Bearer old', 'Bearer t1'])
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('shares one refresh between concurrent events of one account', async () => {
    const { transport } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const onTokenRefresh = jest.fn(async () => {})
    const destination = new Destination(oauth(refresh), { transport })
    const accounts = [account(), account(), account()]
    await Promise.all(accounts.map((settings) => destination.onEvent(event, settings, { onTokenRefresh })))
    expect(refresh).toHaveBeenCalledTimes(1)
    expect(onTokenRefresh).toHaveBeenCalledTimes(1)
    expect(accounts.map((settings) => settings.oauth.access_token)).toEqual(['new', 'new', 'new'])
  })

  it('keeps the accounts apart', async () => {
    const { transport } = accept('new')
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const destination = new Destination(oauth(refresh), { transport })
    const other = { ...account(), oauth: { access_token: 'old', refresh_token: 'other' } }
    await Promise.all([account(), other].map((settings) => destination.onEvent(event, settings)))
    expect(refresh).toHaveBeenCalledTimes(2)
  })

  it('fails where there are no new tokens', async () => {
    const { transport } = accept('new')
    const destination = new Destination(
      oauth(async () => undefined as never),
      { transport }
    )
    await expect(destination.onEvent(event, account())).rejects.toMatchObject({
      name: 'InvalidAuthenticationError',
      code: 'OAUTH_REFRESH_FAILED',
      status: 401
    })
  })

  it('does not refresh for other schemes', async () => {
    const { transport, asked } = answering({ status: 401 })
    await expect(new Destination(definition, { transport }).onEvent(event, subscribed())).rejects.toThrow(
      'Unauthorized'
    )
    expect(asked).toHaveLength(1)
  })

  it('sends only those events of a batch again that were answered with 401', async () => {
    const sent: string[][] = []
    const perform: ActionDefinition<Settings, { text: string }>['performBatch'] = async (_, { payload, auth }) => {
      const answer = new MultiStatusResponse()
      sent.push(payload.map(({ text: given }) => given))
      for (const { text: given } of payload) {
        if (given === 'b' && auth?.accessToken === 'old') answer.pushErrorResponse({ status: 401, errormessage: 'no' })
        else answer.pushSuccessResponse({ status: 200, sent: given, body: auth?.accessToken ?? '' })
      }
      return answer
    }
    const base = oauth(async () => ({ accessToken: 'new' }))
    const destination = new Destination({ ...base, actions: { send: { ...send, performBatch: perform } } })
    const events = ['a', 'b', 'c'].map((given) => ({ ...event, properties: { text: given } }))
    const results = await destination.onBatch(events, account())
    expect(sent).toEqual([['a', 'b', 'c'], ['b']])
    expect(results).toEqual([
      {
        multistatus: [
          { status: 200, sent: 'a', body: 'old' },
          { status: 200, sent: 'b', body: 'new' },
          { status: 200, sent: 'c', body: 'old' }
        ]
      }
    ])
  })

  it('treats an InvalidAuthenticationError as a 401', async () => {
    const refresh = jest.fn(async () => ({ accessToken: 'new' }))
    const perform = jest.fn(async (_: unknown, { auth }: ExecuteInput<Settings, unknown>) => {
      if (auth?.accessToken === 'old') throw new InvalidAuthenticationError('expired')
      return 'done'
    })
    const base = oauth(refresh)
    const results = await new Destination({ ...base, actions: { send: { ...send, perform } } }).onEvent(
      event,
      account()
    )
    expect(results.at(-1)).toEqual({ output: 'Action Executed', data: 'done' })
  })
})
