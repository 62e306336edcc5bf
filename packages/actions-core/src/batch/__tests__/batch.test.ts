import {
  Destination,
  HTTPError,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  RetryableError,
  type ActionDefinition,
  type AsyncActionDefinition,
  type DestinationDefinition,
  type ExecuteInput,
  type JSONObject,
  type SegmentEvent,
  type StatsContext,
  type Transport
} from '../..'
import { MAX_BATCH_SIZE } from '../prepare-batch'

type Payload = { text: string; note?: string }
type Batch = NonNullable<ActionDefinition<JSONObject, Payload>['performBatch']>

const field = { label: 'Text', description: 'A text.', type: 'string' } as const
const fields = { text: { ...field, required: true }, note: field }
const mapping = { text: { '@path': '$.properties.text' }, note: { '@path': '$.properties.note' } }
const events = (...properties: unknown[]) =>
  properties.map((given) => ({ type: 'track', properties: given }) as SegmentEvent)
const subscribed = (more: JSONObject = {}): JSONObject => ({
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping, ...more }]
})

function destinationWith(performBatch: Batch | undefined, transport?: Transport): Destination {
  const send: ActionDefinition<JSONObject, Payload> = {
    title: 'Send',
    description: 'Sends.',
    fields,
    perform: () => {},
    performBatch
  }
  const definition: DestinationDefinition<JSONObject> = { name: 'Example', mode: 'cloud', actions: { send } }
  return new Destination(definition, { transport })
}

function counting() {
  const counted: string[] = []
  const statsClient = { incr: (name: string, value: number) => counted.push(`${name} ${value}`) }
  return { counted, statsContext: { statsClient, tags: [] } as unknown as StatsContext }
}

const refused = (errormessage: string) => ({
  status: 400,
  errortype: 'PAYLOAD_VALIDATION_FAILED',
  errormessage,
  errorreporter: 'INTEGRATIONS'
})
const unmatched = refused('Payload is either invalid or does not match the subscription')

describe('onBatch (destination-kit §2.2, §3.2)', () => {
  it('keeps each event in its place: sent, invalid, unmatched, not an event', async () => {
    let input: ExecuteInput<JSONObject, Payload[]> | undefined
    const performBatch: Batch = (_, data) => void (input = data)
    const batch = [...events({ text: 'a' }, {}, { text: 'c' }), { type: 'page' }, null] as SegmentEvent[]
    const { counted, statsContext } = counting()
    const results = await destinationWith(performBatch).onBatch(batch, subscribed(), { statsContext })
    expect(results).toEqual([
      {
        multistatus: [
          { status: 200, body: {}, sent: { text: 'a' } },
          refused("The root value is missing the required field 'text'."),
          { status: 200, body: {}, sent: { text: 'c' } },
          unmatched,
          unmatched
        ]
      }
    ])
    expect(input?.payload).toEqual([{ text: 'a' }, { text: 'c' }])
    expect(input?.rawData).toEqual([batch[0], batch[2]])
    expect(input?.audienceMembership).toEqual([undefined, undefined])
    expect(counted.filter((metric) => metric.startsWith('action'))).toHaveLength(3)
  })

  it('lets one event whose mapping fails take its own place', async () => {
    const failing = { ...mapping, note: { '@template': { '@path': '$.properties.note' } } }
    const results = await destinationWith(() => {}).onBatch(
      events({ text: 'a', note: 'n' }, { text: 'b', note: 5 }, { text: 'c', note: 'n' }),
      subscribed({ mapping: failing })
    )
    expect(results[0].multistatus?.map(({ status }) => status)).toEqual([200, 400, 200])
    expect(results[0].multistatus?.[1]).toMatchObject({ errormessage: '@template: expected string, got number' })
  })

  it('keeps an empty text at the top, which a single event loses', async () => {
    const results = await destinationWith(() => {}).onBatch(events({ text: 'a', note: '' }), subscribed())
    expect(results[0].multistatus?.[0]).toMatchObject({ sent: { text: 'a', note: '' } })
  })

  it.each([
    ['no event that matches', 'type = "page"', [{ output: 'not subscribed' }]],
    ['a trigger that is missing', '', [{ multistatus: [refused('Failed to validate subscription')] }]]
  ])('sends nothing with %s', async (_, subscribe, expected) => {
    const performBatch = jest.fn()
    expect(await destinationWith(performBatch).onBatch(events({ text: 'a' }), subscribed({ subscribe }))).toEqual(
      expected
    )
    expect(performBatch).not.toHaveBeenCalled()
  })

  it('gives every event its refusal for an unknown action', async () => {
    const results = await destinationWith(() => {}).onBatch(events({}, {}), subscribed({ partnerAction: 'nope' }))
    const refusal = refused('Invalid subscription : Example has no action "nope"')
    expect(results).toEqual([{ multistatus: [refusal, refusal] }])
  })

  it('does not send where no event is valid', async () => {
    const performBatch = jest.fn()
    const results = await destinationWith(performBatch).onBatch(events({}), subscribed())
    expect(results[0].multistatus?.[0].status).toBe(400)
    expect(performBatch).not.toHaveBeenCalled()
  })

  it('treats an empty batch as one in which nothing matches', async () => {
    expect(await destinationWith(() => {}).onBatch([], subscribed())).toEqual([{ output: 'not subscribed' }])
  })

  it.each([
    [
      'a batch that is too large',
      Array.from({ length: MAX_BATCH_SIZE + 1 }, () => ({ type: 'track' })),
      /at most 10000/
    ],
    ['what is not a batch', { type: 'track' }, 'A batch must be an array, got object.']
  ])('refuses %s with status 400', async (_, batch, message) => {
    const failure = destinationWith(() => {}).onBatch(batch as SegmentEvent[], subscribed())
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.toMatchObject({ status: 400 })
  })

  it('throws what performBatch throws', async () => {
    const performBatch = () => Promise.reject(new RetryableError('later', 503))
    await expect(destinationWith(performBatch).onBatch(events({ text: 'a' }), subscribed())).rejects.toMatchObject({
      status: 503
    })
  })
})

describe('what performBatch may give (destination-kit §3.2)', () => {
  const respond =
    (status: number, body: unknown): Transport =>
    async () =>
      Response.json(body, { status })
  const run = async (performBatch: Batch, transport?: Transport) => {
    const { counted, statsContext } = counting()
    const destination = destinationWith(performBatch, transport)
    const nodes = await destination.onBatch(events({ text: 'a' }, { text: 'b' }), subscribed(), { statsContext })
    return { nodes: nodes[0].multistatus, counted }
  }
  const url = 'https://api.example.com/batch'

  it('a response: its status and data for each', async () => {
    const { nodes } = await run((request) => request(url), respond(202, { taken: 2 }))
    expect(nodes).toEqual([
      { status: 202, body: { taken: 2 }, sent: { text: 'a' } },
      { status: 202, body: { taken: 2 }, sent: { text: 'b' } }
    ])
  })

  it('an HTTPError that is returned: its status and message for each', async () => {
    const performBatch: Batch = (request) => request(url).catch((error: HTTPError) => error)
    const { nodes } = await run(performBatch, respond(429, {}))
    expect(nodes).toEqual([
      { status: 429, body: 'Too Many Requests', sent: { text: 'a' } },
      { status: 429, body: 'Too Many Requests', sent: { text: 'b' } }
    ])
  })

  it.each([undefined, 'done', [1, 2], {}])('%j: success for each', async (answer) => {
    const { nodes } = await run(() => answer)
    expect(nodes?.map(({ status }) => status)).toEqual([200, 200])
  })

  it('a MultiStatusResponse: each its own, and who refused it', async () => {
    const { nodes, counted } = await run(() => {
      const answer = new MultiStatusResponse()
      answer.pushErrorResponse({ status: 422, errormessage: 'bad', body: { why: 'x' } })
      answer.pushErrorResponse({ status: 400, errormessage: 'no', errortype: 'PAYLOAD_VALIDATION_FAILED' })
      return answer
    })
    expect(nodes).toEqual([
      {
        status: 422,
        errortype: 'UNPROCESSABLE_ENTITY',
        errormessage: 'bad',
        body: { why: 'x' },
        errorreporter: 'DESTINATION'
      },
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errormessage: 'no', errorreporter: 'INTEGRATIONS' }
    ])
    expect(counted).toEqual(['destination.multistatus_discard 1', 'destination.multistatus_discard 1'])
  })

  it('a MultiStatusResponse that lacks an entry: an error for that event', async () => {
    const { nodes, counted } = await run(() => {
      const answer = new MultiStatusResponse()
      answer.setSuccessResponseAtIndex(1, { status: 200, sent: 'b', body: 'ok' })
      return answer
    })
    expect(nodes).toEqual([
      {
        status: 500,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: 'MultiStatusResponse is missing a response at the specified index',
        errorreporter: 'INTEGRATIONS'
      },
      { status: 200, sent: 'b', body: 'ok' }
    ])
    expect(counted).toEqual(['action.multistatus_discard 1'])
  })
})

describe('MultiStatusResponse (destination-kit §3.3)', () => {
  it('sets, replaces, removes and counts entries', () => {
    const answer = new MultiStatusResponse()
    answer.pushSuccessResponse({ status: 200, sent: {}, body: {} })
    answer.setErrorResponseAtIndex(2, { status: 404, errormessage: 'gone' })
    expect([answer.length(), answer.successCount, answer.errorCount]).toEqual([3, 1, 1])
    expect(answer.isSuccessResponseAtIndex(0)).toBe(true)
    expect(answer.isErrorResponseAtIndex(2)).toBe(true)
    expect(answer.getResponseAtIndex(1)).toBeUndefined()
    answer.unsetResponseAtIndex(2)
    expect([answer.length(), answer.errorCount]).toEqual([3, 0])
    expect(answer.getAllResponses()).toBe(answer.getAllResponses())
  })

  it('fills in the error type without changing what it was given', () => {
    const given = Object.freeze({ status: 404, errormessage: 'gone' })
    const answer = new MultiStatusResponse()
    answer.pushErrorResponse(given)
    expect(answer.getResponseAtIndex(0).value()).toEqual({ ...given, errortype: 'NOT_FOUND' })
  })
})

describe('async actions (destination-kit §3.4)', () => {
  type Upload = AsyncActionDefinition<JSONObject, Payload>
  const destinationOf = (action: Partial<Upload>, transport?: Transport) => {
    const upload = {
      title: 'Upload',
      description: 'Uploads.',
      fields,
      performBatch: jest.fn(),
      performPoll: jest.fn(),
      ...action
    }
    const definition = {
      name: 'Example',
      mode: 'cloud',
      actions: {},
      asyncActions: { upload }
    } as DestinationDefinition<JSONObject>
    return new Destination(definition, { transport })
  }
  const ok = (count: number) => {
    const answer = new MultiStatusResponse()
    for (let i = 0; i < count; i++) answer.pushSuccessResponse({ status: 200, sent: `s${i}`, body: '' })
    return answer
  }
  const upload = (action: Partial<Upload>, batch = events({ text: 'a' }, {}, { text: 'c' }), transport?: Transport) =>
    destinationOf(action, transport).executeAsyncBatch('upload', { events: batch, mapping, settings: {} })
  const valuesOf = (answer: MultiStatusResponse) => answer.getAllResponses().map((entry) => entry.value())

  it('gives the job and each event its result, in its place', async () => {
    const result = await upload({
      performBatch: async () => ({ jobId: 'j-1', status: 202, multiStatusResponse: ok(2) })
    })
    expect(result).toMatchObject({ jobId: 'j-1', status: 202 })
    expect(valuesOf(result.multiStatusResponse)).toEqual([
      { status: 200, sent: 's0', body: '' },
      {
        status: 400,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: "The root value is missing the required field 'text'."
      },
      { status: 200, sent: 's1', body: '' }
    ])
  })

  it('uploads nothing where no event is valid, or there is none', async () => {
    const performBatch = jest.fn()
    expect(await upload({ performBatch }, events({}))).toMatchObject({ jobId: undefined, status: 200 })
    expect(await upload({ performBatch }, [])).toMatchObject({ jobId: undefined, status: 200 })
    expect(performBatch).not.toHaveBeenCalled()
  })

  it.each([
    ['IntegrationError', new IntegrationError('no', 'X', 422), 422],
    ['RetryableError', new RetryableError('later', 503), 503],
    ['InvalidAuthenticationError', new InvalidAuthenticationError('who'), 401]
  ])('gives an %s to every event that was to be sent', async (_, error, status) => {
    const result = await upload({ performBatch: () => Promise.reject(error) }, events({ text: 'a' }))
    expect(result).toMatchObject({ jobId: undefined, status })
    expect(valuesOf(result.multiStatusResponse)).toMatchObject([
      { status, errormessage: error.message, sent: { text: 'a' } }
    ])
  })

  it('gives the status of an answer to every event that was to be sent', async () => {
    const transport: Transport = async () => new Response('', { status: 503 })
    const performBatch: Upload['performBatch'] = (request) => request('https://api.example.com/jobs') as never
    const result = await upload({ performBatch }, events({ text: 'a' }), transport)
    expect(result.status).toBe(503)
    expect(valuesOf(result.multiStatusResponse)).toMatchObject([{ status: 503, errormessage: 'Service Unavailable' }])
  })

  it('throws any other error', async () => {
    await expect(upload({ performBatch: () => Promise.reject(new Error('bug')) })).rejects.toThrow('bug')
  })

  it('asks how a job stands', async () => {
    const performPoll = jest.fn(async () => ({ jobId: 'j', status: 200, jobStatus: 'SUCCEEDED' as const }))
    const pollPayload = { jobId: 'j', uploadCount: 2 }
    const settings = { oauth: { access_token: 't' } }
    expect(await destinationOf({ performPoll }).executeAsyncPoll('upload', { settings, pollPayload })).toEqual({
      jobId: 'j',
      status: 200,
      jobStatus: 'SUCCEEDED'
    })
    expect(performPoll).toHaveBeenCalledWith(
      expect.any(Function),
      expect.objectContaining({
        payload: pollPayload,
        rawData: pollPayload,
        auth: expect.objectContaining({ accessToken: 't' })
      })
    )
  })
})
