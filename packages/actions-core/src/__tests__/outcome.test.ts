import {
  APIError,
  DeliveryError,
  Destination,
  errorData,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  RetryableError,
  type ErrorData,
  type JSONObject,
  type SegmentEvent,
  type Transport
} from '..'
import { destinationWith, events, mapping, subscribed, type Batch } from './batch-destination'
import { answering, definition, event, subscribed as single } from './text-destination'

const send = (more: JSONObject = {}) => ({ partnerAction: 'send', subscribe: 'type = "track"', ...more })
const text = { text: { '@path': '$.properties.text' } }

describe('the outcome of each result', () => {
  it.each([
    ['a delivered event', {}, ['delivered', 'delivered', 'delivered'], undefined],
    ['a trigger that does not match', { subscribe: 'type = "page"' }, ['filtered'], undefined],
    ['a trigger that does not parse', { subscribe: 'typo' }, ['misconfigured'], 'mapping'],
    ['no trigger', { subscribe: '' }, ['misconfigured'], 'mapping'],
    ['an unknown action', { partnerAction: 'nope' }, ['misconfigured'], 'mapping']
  ])('%s', async (_, more, outcomes, scope) => {
    const { transport } = answering()
    const results = await new Destination(definition, { transport }).onEvent(event, single({ ...more, ID: 'sub-1' }))
    expect(results.map(({ outcome }) => outcome)).toEqual(outcomes)
    expect(results.map(({ subscription }) => subscription)).toEqual(outcomes.map(() => 'sub-1'))
    expect(results[0].scope).toBe(scope)
  })

  it('no subscriptions at all, for an event and for each event of a batch', async () => {
    const destination = new Destination(definition)
    expect(await destination.onEvent(event, { apiKey: 'k' })).toMatchObject([
      { output: 'The settings have no subscriptions', outcome: 'misconfigured' }
    ])
    const [{ outcome, multistatus }] = await destination.onBatch([event, event], { apiKey: 'k', subscriptions: [] })
    expect([outcome, multistatus?.map((node) => node.outcome)]).toEqual([
      'misconfigured',
      ['misconfigured', 'misconfigured']
    ])
  })

  it('is not enumerable, so that results are those of the reference', async () => {
    const results = await new Destination(definition).onEvent({ ...event, type: 'page' }, single())
    expect(JSON.stringify(results)).toBe('[{"output":"not subscribed"}]')
    expect(results[0]).toMatchObject({ outcome: 'filtered', subscription: 0 })
  })
})

describe('the scope of an error', () => {
  const thrown = async (settings: JSONObject, given: SegmentEvent = event, transport?: Transport): Promise<ErrorData> =>
    errorData(
      await new Destination(definition, { transport }).onEvent(given, settings).catch((error: unknown) => error)
    )

  it.each([
    ['a payload that does not fit', single(), { ...event, properties: {} }, 'event'],
    ['a mapping with an unknown directive', single({ mapping: { text: { '@nope': 1 } } }), event, 'mapping'],
    ['a mapping with two faults', single({ mapping: { a: { b: { '@nope': 1 }, c: { '@no': 1 } } } }), event, 'mapping'],
    ['a missing setting', { ...single(), apiKey: undefined as never }, event, 'account']
  ])('%s', async (_, settings, given, scope) => {
    expect(await thrown(settings, given)).toMatchObject({ status: 400, retryable: false, scope })
  })

  it.each([
    [400, 'event'],
    [401, 'account'],
    [403, 'account'],
    [404, 'event'],
    [429, 'destination'],
    [501, 'destination'],
    [503, 'destination']
  ])('an answer of %i', async (status, scope) => {
    expect(await thrown(single(), event, answering({ status }).transport)).toMatchObject({ status, scope })
  })

  it.each([
    [new IntegrationError('Set it.', 'MISSING_PARTNER_CREDENTIAL', 403), 'account'],
    [new InvalidAuthenticationError('Expired.'), 'account'],
    [new IntegrationError('Expired.', 'REFRESH_TOKEN_EXPIRED', 400), 'account'],
    [new RetryableError('Later.'), 'destination'],
    [new APIError('Bad.', 422), 'event'],
    [Object.freeze(new APIError('Bad.', 401)), 'account']
  ])('%s', (error, scope) => {
    expect(errorData(error).scope).toBe(scope)
  })
})

describe('several subscriptions', () => {
  const settings = {
    apiKey: 'k',
    subscriptions: [
      send({ ID: 'good', mapping: text }),
      send({ mapping: {} }),
      send({ ID: 'late', mapping: text }),
      send({ ID: 'other', subscribe: 'type = "page"' })
    ]
  }

  it('all end before the error, which names each with its outcome', async () => {
    let answered = 0
    const transport: Transport = async () => {
      // The first failure comes before the first answer.
      await new Promise((resolve) => setImmediate(resolve))
      return Response.json({}, { status: ++answered === 2 ? 503 : 200, headers: { 'retry-after': '7' } })
    }
    const error = await new Destination(definition, { transport }).onEvent(event, settings).catch((e: unknown) => e)
    expect(answered).toBe(2)
    expect(error).toBeInstanceOf(DeliveryError)
    const { message, results, errors } = error as DeliveryError
    expect(message).toBe(
      "2 of 4 subscriptions failed: good (send) delivered; 1 (send) failed: The root value is missing the required field 'text'.; " +
        'late (send) failed: Service Unavailable; other (send) filtered'
    )
    expect(
      results.map(({ subscription, outcome, scope, retryable }) => [subscription, outcome, scope, retryable])
    ).toEqual([
      ['good', 'delivered', undefined, undefined],
      ['good', 'delivered', undefined, undefined],
      ['good', 'delivered', undefined, undefined],
      [1, 'failed', 'event', false],
      ['late', 'failed', 'destination', true],
      ['other', 'filtered', undefined, undefined]
    ])
    expect(results[4].error).toMatchObject({ message: 'Service Unavailable', status: 503 })
    expect(errors).toHaveLength(2)
    // What may be mended by a retry decides, so that nobody drops the event.
    expect(errorData(error)).toMatchObject({ status: 503, retryable: true, retryAfterMs: 7000, scope: 'destination' })
  })

  it('one that fails throws its own error, as in the reference', async () => {
    const failure = new Destination(definition).onEvent(event, single({ mapping: {} }))
    await expect(failure).rejects.toMatchObject({ name: 'AggregateAjvError', status: 400 })
  })

  it('a batch has an entry for each event of each subscription', async () => {
    const performBatch: Batch = (_, { payload }) => {
      if (payload[0].note) throw new RetryableError('later')
    }
    const noted = { ...mapping, note: 'yes' }
    const error = await destinationWith(performBatch)
      .onBatch(events({ text: 'a' }, { text: 'b' }), { subscriptions: [send({ mapping }), send({ mapping: noted })] })
      .catch((e: unknown) => e)
    expect((error as DeliveryError).results.map(({ multistatus }) => multistatus?.map((n) => n.outcome))).toEqual([
      ['delivered', 'delivered'],
      ['failed', 'failed']
    ])
  })
})

describe('the entries of a batch', () => {
  const run = async (performBatch: Batch, batch: SegmentEvent[], transport?: Transport, more: JSONObject = {}) => {
    const [result] = await destinationWith(performBatch, transport).onBatch(batch, subscribed(more))
    return result
  }

  it('tell filtered from invalid', async () => {
    const batch = [...events({ text: 'a' }, {}), { type: 'page' } as SegmentEvent]
    const { outcome, multistatus } = await run(() => {}, batch)
    expect(outcome).toBe('failed')
    expect(multistatus?.map((node) => [node.outcome, node.scope, node.retryable])).toEqual([
      ['delivered', undefined, undefined],
      ['failed', 'event', false],
      ['filtered', undefined, undefined]
    ])
  })

  it('are there where no event matches, beside the output of the reference', async () => {
    const result = await run(() => {}, events({}, {}), undefined, { subscribe: 'type = "page"' })
    expect(result).toEqual({ output: 'not subscribed' })
    expect(result.multistatus?.map((node) => node.outcome)).toEqual(['filtered', 'filtered'])
  })

  it('say whether and when to retry: by the status, the error type, and Retry-After of a response of that status', async () => {
    const performBatch: Batch = async (request) => {
      await request('https://api.example.com/', { throwHttpErrors: false })
      const answer = new MultiStatusResponse()
      answer.pushErrorResponse({ status: 429, errormessage: 'Slow down.' })
      answer.pushErrorResponse({ status: 503, errormessage: 'Down.' })
      answer.pushErrorResponse({ status: 400, errormessage: 'Bad.' })
      answer.pushErrorResponse({ status: 400, errormessage: 'No.', errortype: 'REFRESH_TOKEN_EXPIRED' })
      answer.pushErrorResponse({ status: 400, errormessage: 'Busy.', retryable: true, retryAfterMs: 5 })
      return answer
    }
    const { transport } = answering({ status: 429, headers: { 'retry-after': '3' } })
    const { multistatus } = await run(
      performBatch,
      events(...Array.from({ length: 5 }, () => ({ text: 'a' }))),
      transport
    )
    expect(multistatus?.map(({ scope, retryable, retryAfterMs }) => [scope, retryable, retryAfterMs])).toEqual([
      ['destination', true, 3000],
      ['destination', true, undefined],
      ['event', false, undefined],
      ['account', false, undefined],
      ['event', true, 5]
    ])
    expect(errorData(multistatus?.[0])).toEqual({
      code: 'TOO_MANY_REQUESTS',
      status: 429,
      scope: 'destination',
      retryable: true,
      retryAfterMs: 3000,
      message: 'Slow down.'
    })
  })

  it('of a returned HTTPError say the same', async () => {
    const { transport } = answering({ status: 429, headers: { 'retry-after': '3' } })
    const { multistatus } = await run(
      (request) => request('https://api.example.com/').catch((error: unknown) => error),
      events({ text: 'a' }),
      transport
    )
    expect(multistatus).toMatchObject([{ status: 429, outcome: 'failed', retryable: true, retryAfterMs: 3000 }])
    expect(errorData(multistatus?.[0]).message).toBe('Too Many Requests')
  })

  it('of a MultiStatusResponse are read before it is returned, too', () => {
    const answer = new MultiStatusResponse()
    answer.pushErrorResponse({ status: 503, errormessage: 'Down.' })
    expect(errorData(answer.getResponseAtIndex(0))).toMatchObject({ status: 503, retryable: true, message: 'Down.' })
  })
})
