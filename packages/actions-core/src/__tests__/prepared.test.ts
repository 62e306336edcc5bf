import {
  batchSize,
  Destination,
  enableBatching,
  errorData,
  type ActionDefinition,
  type DestinationDefinition,
  type JSONObject,
  type PreparedEvent,
  type SegmentEvent,
  type Subscription,
  type Transport
} from '..'

type Settings = { key: string }
type Payload = { text: string; list?: string }

const text = { label: 'Text', description: 'A text.', type: 'string' } as const

const send: ActionDefinition<Settings, Payload> = {
  title: 'Send',
  description: 'Sends.',
  fields: {
    text: { ...text, required: true },
    list: text,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 3, maximum: 5 }),
    batch_bytes: { ...text, type: 'number', default: 1000 },
    batch_keys: { ...text, type: 'string', multiple: true, default: ['list'] }
  },
  syncMode: { default: 'add', label: 'Mode', description: 'Mode.', choices: [] },
  perform: (request, { payload, settings }) =>
    request('https://api.example.com/one', { method: 'post', json: [settings.key, payload.text] }),
  performBatch: (request, { payload, settings, syncMode }) =>
    request('https://api.example.com/batch', {
      method: 'post',
      json: [settings.key, syncMode, payload.map((each) => each.text)]
    })
}

const definition: DestinationDefinition<Settings> = {
  name: 'Example',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: { key: { ...text, type: 'password', required: true } } },
  actions: { send, single: { ...send, performBatch: undefined } }
}

const subscription = (more: Partial<Subscription> = {}, mapping: JSONObject = {}): Subscription => ({
  ID: 'sub-1',
  partnerAction: 'send',
  subscribe: 'type = "track"',
  ...more,
  mapping: { text: { '@path': '$.event' }, list: { '@path': '$.properties.list' }, ...mapping }
})
const event = (name: string, more: Partial<SegmentEvent> = {}): SegmentEvent => ({
  type: 'track',
  event: name,
  ...more
})
const account = { key: 'account-key-1' }

/** A destination with what it sends: the path and the body of each request. */
function sending(answer: (body: unknown) => Response = () => Response.json({ done: true })) {
  const sent: unknown[] = []
  const transport: Transport = async (url, { body }) => {
    sent.push([new URL(url).pathname, JSON.parse(body as string)])
    return answer(JSON.parse(body as string))
  }
  const destination = new Destination(definition, { transport })
  const prepare = async (given: SegmentEvent, by = subscription(), settings: JSONObject = account) => {
    const prepared = await destination.prepare(given, by, settings)
    if (prepared.outcome !== 'ready') throw new Error(prepared.output)
    return prepared
  }
  return { sent, destination, prepare }
}

describe('prepare', () => {
  it('returns the payload, the batch key and the limits, and sends nothing', async () => {
    const { prepare, sent } = sending()
    expect(await prepare(event('a'))).toEqual({
      outcome: 'ready',
      subscription: 'sub-1',
      action: 'send',
      payload: { text: 'a' },
      batchKey: expect.stringMatching(/^[0-9a-f]{64}$/),
      limits: { batchSize: 3, batchBytes: 1000 }
    })
    expect(sent).toEqual([])
  })

  it.each([
    ['the mapping sets a size', { batch_size: 4 }, 4],
    ['the size is above the maximum', { batch_size: 4.5 }, 4.5],
    ['batching is off', { enable_batching: false }, 1],
    ['the action has no performBatch', {}, 1, 'single']
  ])('limits a batch where %s', async (_, mapping, size, partnerAction = 'send') => {
    const { prepare } = sending()
    const { limits } = await prepare(event('a'), subscription({ partnerAction }, mapping))
    expect(limits.batchSize).toBe(size)
  })

  it('has the same key for the same account, mapping, audience and values of the batch keys, and no other', async () => {
    const { prepare } = sending()
    const personas = { computation_id: 'aud-1', computation_key: 'buyers', namespace: 'n' }
    const keyOf = async (...given: Parameters<typeof prepare>) => (await prepare(...given)).batchKey
    const first = await keyOf(event('a'))
    expect(await keyOf(event('b'), subscription(), { ...account })).toBe(first)
    const others = [
      await keyOf(event('a', { properties: { list: 'l-1' } })),
      await keyOf(event('a'), subscription(), { key: 'account-key-2' }),
      await keyOf(event('a'), subscription(), { ...account, oauth: { access_token: 'other' } }),
      await keyOf(event('a'), subscription({ ID: 'sub-2' })),
      await keyOf(event('a'), subscription({}, { __segment_internal_sync_mode: 'add' })),
      await keyOf(event('a', { context: { personas } })),
      await keyOf(event('a', { context: { personas: { ...personas, computation_id: 'aud-2' } } }))
    ]
    expect(new Set([first, ...others]).size).toBe(others.length + 1)
    expect(first).not.toContain('account-key')
  })

  it.each([
    ['filtered', subscription({ subscribe: 'type = "page"' }), 'not subscribed'],
    ['misconfigured', subscription({ subscribe: '' }), 'Failed to validate subscription'],
    ['misconfigured', subscription({ partnerAction: 'nope' }), 'Invalid subscription : Example has no action "nope"']
  ])('says what is %s', async (outcome, by, output) => {
    expect(await new Destination(definition).prepare(event('a'), by, account)).toEqual({
      outcome,
      output,
      subscription: 'sub-1'
    })
  })

  it.each([
    ['a payload that does not fit', {}, subscription({}, { text: undefined as never }), account, 'event'],
    ['a broken mapping', {}, subscription({}, { text: { '@nope': 1 } }), account, 'mapping'],
    ['missing settings', {}, subscription(), {}, 'account']
  ])('throws for %s', async (_, more, by, settings, scope) => {
    const failure = new Destination(definition).prepare(event('a', more), by, settings)
    expect(errorData(await failure.catch((error: unknown) => error))).toMatchObject({ status: 400, scope })
  })

  it('prints no settings', async () => {
    const { prepare } = sending()
    expect(JSON.stringify(await prepare(event('a')))).not.toContain('account-key')
  })
})

describe('prepareAll', () => {
  it('returns for each event what prepare returns or throws, in order', async () => {
    const { destination, sent } = sending()
    const list = [event('a'), event('b', { type: 'page' }), event(''), 'text' as never, event('c')]
    const results = await destination.prepareAll(list, subscription({}, { text: { '@path': '$.event' } }), account)
    expect(results).toEqual(
      await Promise.all(
        list.map((each) =>
          destination.prepare(each, subscription(), account).catch((error: unknown) => ({ outcome: 'failed', error }))
        )
      )
    )
    expect(results.map(({ outcome }) => outcome)).toEqual(['ready', 'filtered', 'ready', 'failed', 'ready'])
    const ready = results.filter((result) => result.outcome === 'ready')
    await destination.deliverPrepared(ready)
    expect(sent).toEqual([['/batch', ['account-key-1', null, ['a', '', 'c']]]])
  })

  it.each([
    ['misconfigured', 'the trigger is not valid', subscription({ subscribe: '' }), account],
    ['failed', 'the settings are not valid', subscription(), {}]
  ])('has the outcome %s for every event if %s', async (outcome, _, by, settings) => {
    const results = await new Destination(definition).prepareAll([event('a'), event('b')], by, settings)
    expect(results.map((result) => result.outcome)).toEqual([outcome, outcome])
  })
})

describe('deliverPrepared', () => {
  it('groups by the batch key, splits by the limits, and keeps the places', async () => {
    const { destination, prepare, sent } = sending()
    const other = { key: 'account-key-2' }
    const list: PreparedEvent[] = [
      await prepare(event('a1')),
      await prepare(event('b1'), subscription(), other),
      await prepare(event('a2')),
      await prepare(event('s1'), subscription({ partnerAction: 'single', ID: 'sub-2' })),
      await prepare(event('a3')),
      await prepare(event('a4')),
      await prepare(event('off'), subscription({}, { enable_batching: false }))
    ]
    const nodes = await destination.deliverPrepared(list)
    expect(sent).toHaveLength(5)
    expect(sent).toEqual(
      expect.arrayContaining([
        ['/batch', ['account-key-1', null, ['a1', 'a2', 'a3']]],
        ['/batch', ['account-key-1', null, ['a4']]],
        ['/batch', ['account-key-2', null, ['b1']]],
        ['/one', ['account-key-1', 's1']],
        ['/one', ['account-key-1', 'off']]
      ])
    )
    expect(nodes.map(({ outcome }) => outcome)).toEqual(Array.from(list, () => 'delivered'))
    expect(nodes).toMatchObject(list.map((each) => ({ subscription: each.subscription })))
    expect(nodes.map((node) => 'sent' in node && (node.sent as JSONObject).text)).toEqual(
      'a1 b1 a2 s1 a3 a4 off'.split(' ')
    )
    expect(nodes[3]).toEqual({ status: 200, sent: { text: 's1' }, body: { done: true } })
  })

  it('splits by bytes', async () => {
    const { destination, prepare, sent } = sending()
    const by = subscription({}, { batch_bytes: 100 })
    const names = ['x'.repeat(60), 'y'.repeat(60), 'z']
    await destination.deliverPrepared(await Promise.all(names.map((name) => prepare(event(name), by))))
    expect(sent.map((request) => JSON.stringify(request).match(/[xyz]+(?=")/g))).toEqual([
      [names[0]],
      [names[1]],
      ['z']
    ])
  })

  it('has the error as the result of the events that it is about, and of no others', async () => {
    const answer = (body: unknown) =>
      JSON.stringify(body).includes('bad')
        ? new Response('Not now, account-key-1.', { status: 503, headers: { 'retry-after': '9' } })
        : Response.json({})
    const { destination, prepare } = sending(answer)
    const other = { key: 'account-key-2' }
    const nodes = await destination.deliverPrepared([
      await prepare(event('bad')),
      await prepare(event('b'), subscription(), other),
      await prepare(event('c')),
      await prepare(event('bad'), subscription({ partnerAction: 'single' }))
    ])
    expect(nodes.map(({ outcome, retryable, retryAfterMs }) => [outcome, retryable, retryAfterMs])).toEqual([
      ['failed', true, 9000],
      ['delivered', undefined, undefined],
      ['failed', true, 9000],
      ['failed', true, 9000]
    ])
    expect(nodes[0]).toEqual({
      status: 503,
      errortype: 'SERVICE_UNAVAILABLE',
      errormessage: 'Service Unavailable',
      errorreporter: 'DESTINATION'
    })
    expect(nodes.map((node) => errorData(node).reason?.slice(0, 8))).toEqual([
      'Not now,',
      undefined,
      'Not now,',
      'Not now,'
    ])
    expect(errorData(nodes[0]).reason).not.toContain('account-key-1')
  })

  it('does not take a copy, which lacks the settings', async () => {
    const { destination, prepare } = sending()
    const copy = { ...(await prepare(event('a'))) }
    await expect(destination.deliverPrepared([copy])).rejects.toThrow('Prepare the event again.')
  })
})

describe('onPayload', () => {
  it('hands in the sync mode, the matching key and the event', async () => {
    const inputs: unknown[] = []
    const spying: typeof send = {
      ...send,
      perform: (_, { syncMode, matchingKey, ...rest }) =>
        void inputs.push({ syncMode, matchingKey, rawData: (rest as { rawData?: unknown }).rawData }),
      performBatch: (_, { syncMode, matchingKey, audienceMembership, ...rest }) =>
        void inputs.push({
          syncMode,
          matchingKey,
          audienceMembership,
          rawData: (rest as { rawData?: unknown }).rawData
        })
    }
    const destination = new Destination({ ...definition, actions: { send: spying } })
    const options = { syncMode: 'mirror', matchingKey: 'email' } as const
    const rawData = event('new', { userId: 'u-1' })
    const results = await destination.onPayload('send', { text: 'a' }, account, { ...options, rawData })
    expect(results.map(({ outcome }) => outcome)).toEqual(['delivered', 'delivered', 'delivered'])
    const list = [rawData, event('other'), event('deleted')]
    const payloads: JSONObject[] = [{ text: 'a' }, {}, { text: 'c' }]
    await destination.onPayload('send', payloads, account, { ...options, rawData: list })
    expect(inputs).toEqual([
      { ...options, rawData },
      { ...options, rawData: [list[0], list[2]], audienceMembership: [true, false] }
    ])
  })
})
