import {
  createTestEvent,
  createTestIntegration,
  TestDestination,
  type DestinationDefinition,
  type JSONObject
} from '../..'

const field = { label: 'Text', description: 'A text.', type: 'string' } as const
const definition: DestinationDefinition<JSONObject> = {
  name: 'Example',
  mode: 'cloud',
  extendRequest: () => ({ transport: async () => Response.json({ ok: true }) }) as never,
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { name: { ...field, default: { '@path': '$.event' } }, other: field },
      perform: (request, { payload }) => request('https://api.example.com/a?b=1', { method: 'post', json: payload }),
      performBatch: (request, { payload }) => request('https://api.example.com/all', { method: 'put', json: payload })
    },
    fail: {
      title: 'Fail',
      description: 'Fails.',
      fields: {},
      perform: async (request) => {
        await request('https://api.example.com/first')
        throw new Error('broken')
      }
    }
  }
}

describe('createTestEvent (testing §1)', () => {
  it('fills in a track event', () => {
    const event = createTestEvent()
    expect(event).toMatchObject({
      type: 'track',
      event: 'Test Event',
      userId: 'user1234',
      anonymousId: 'anonId1234',
      properties: {},
      traits: {},
      context: { ip: '8.8.8.8', library: { name: 'analytics.js', version: '2.11.1' }, timezone: 'Europe/Amsterdam' }
    })
    expect(event.messageId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    expect(event.timestamp).toBe(new Date(event.timestamp as string).toISOString())
  })

  it('replaces whole keys, also by undefined', () => {
    const event = createTestEvent({ context: { ip: '1.1.1.1' }, userId: undefined, type: 'page' })
    expect(event).toMatchObject({ context: { ip: '1.1.1.1' }, type: 'page' })
    expect(event.context).toEqual({ ip: '1.1.1.1' })
    expect(event.userId).toBeUndefined()
  })
})

describe('createTestIntegration (testing §2)', () => {
  it('runs one action and hands out its responses, with the requests as they were sent', async () => {
    const destination = createTestIntegration(definition)
    expect(destination).toBeInstanceOf(TestDestination)
    const responses = await destination.testAction('send', {
      event: { event: 'Hi' },
      mapping: { name: { '@path': '$.event' } }
    })
    expect(responses).toHaveLength(1)
    const [{ request, options, ...rest }] = responses
    expect(request.url).toBe('https://api.example.com/a?b=1')
    expect(request.method).toBe('POST')
    expect(await request.json()).toEqual({ name: 'Hi' })
    expect(options.json).toEqual({ name: 'Hi' })
    expect(options.body).toBe('{"name":"Hi"}')
    expect((options.headers as unknown as Headers).get('user-agent')).toBe('Segment (Actions)')
    expect(rest.data).toEqual({ ok: true })
    expect(responses[0].headers.toJSON()).toEqual({ 'content-type': 'application/json' })
    expect(await responses[0].json()).toEqual({ ok: true })
    expect(destination.results.at(-1)).toEqual({ output: 'Action Executed', data: { ok: true } })
    expect(destination.responses).toEqual([])
  })

  it('starts from the defaults of the fields when asked', async () => {
    const destination = createTestIntegration(definition)
    const input = { event: { event: 'Hi' }, mapping: { other: 'x' }, useDefaultMappings: true }
    const [response] = await destination.testAction('send', input)
    expect(response.options.json).toEqual({ name: 'Hi', other: 'x' })
  })

  it('runs a batch through performBatch', async () => {
    const destination = createTestIntegration(definition)
    const [response] = await destination.testBatchAction('send', {
      events: [{ event: 'a' }, { event: 'b' }],
      useDefaultMappings: true
    })
    expect(response.options.json).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(destination.results).toEqual([
      {
        multistatus: [
          { status: 200, body: { ok: true }, sent: { name: 'a' } },
          { status: 200, body: { ok: true }, sent: { name: 'b' } }
        ]
      }
    ])
  })

  it('keeps what was answered when the action fails', async () => {
    const destination = createTestIntegration(definition)
    await expect(destination.testAction('fail', {})).rejects.toThrow('broken')
    expect(destination.responses.map(({ url }) => url)).toEqual(['https://api.example.com/first'])
    destination.responses = []
    await destination.testAction('send', { mapping: { name: 'x' } })
  })

  it('sees what a test changed in its mapping since the call before', async () => {
    const destination = createTestIntegration(definition)
    const mapping: JSONObject = { name: 'a', other: { '@path': '$.event' } }
    const input = { event: { event: 'Hi' }, mapping }
    expect((await destination.testAction('send', input))[0].options.json).toEqual({ name: 'a', other: 'Hi' })
    mapping.name = 'b'
    ;(mapping.other as JSONObject)['@path'] = '$.type'
    expect((await destination.testAction('send', input))[0].options.json).toEqual({ name: 'b', other: 'track' })
  })

  it('returns nothing for an unknown action', async () => {
    expect(await createTestIntegration(definition).testAction('nope', {})).toEqual([])
  })
})
