import {
  Destination,
  HTTPError,
  type JSONObject,
  type OnEventOptions,
  type SegmentEvent,
  type SubscriptionStats
} from '..'
import { answering, definition, event, mapping, subscribed } from './text-destination'

describe('onEvent (destination-kit §2.1)', () => {
  it('makes the request that the mapping describes and returns a result for each step', async () => {
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
    ['no subscriptions', { apiKey: 'k' }, [{ output: 'The settings have no subscriptions' }]],
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
      input: { data: event, mapping, settings: { apiKey: '[redacted]' } },
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
