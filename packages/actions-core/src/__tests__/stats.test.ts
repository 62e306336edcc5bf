import {
  Destination,
  MultiStatusResponse,
  type ActionDefinition,
  type DestinationDefinition,
  type JSONObject,
  type SegmentEvent,
  type StatsContext,
  type Transport
} from '..'

const text = { label: 'Text', description: 'A text.', type: 'string' } as const
const url = 'https://api.example.com'

const send: ActionDefinition<JSONObject, { text: string }> = {
  title: 'Send',
  description: 'Sends.',
  fields: { text: { ...text, required: true } },
  perform: (request) => request(`${url}/send`, { method: 'post' }),
  performBatch: async (request, { payload }) => {
    await request(`${url}/batch`, { method: 'post' })
    const answer = new MultiStatusResponse()
    for (const each of payload) {
      if (each.text === 'bad') answer.pushErrorResponse({ status: 429, errormessage: 'Later.' })
      else answer.pushSuccessResponse({ status: 200, sent: each, body: 'ok' })
    }
    return answer
  }
}

const definition: DestinationDefinition<JSONObject> = {
  name: 'Example',
  mode: 'cloud',
  authentication: {
    scheme: 'oauth2',
    fields: {},
    refreshAccessToken: async (request) => {
      await request(`${url}/token`, { method: 'post' })
      return { accessToken: 'new' }
    }
  },
  actions: { send }
}

const settings = (more: JSONObject = {}) => ({
  oauth: { access_token: 'old' },
  subscriptions: [
    { partnerAction: 'send', subscribe: 'type = "track"', mapping: { text: { '@path': '$.event' } }, ...more }
  ]
})
const event = (name?: string): SegmentEvent => ({ type: 'track', event: name })

/** Answers with a list of statuses; an Error is thrown. Returns what was counted of deliveries, each as `name value tags`. */
async function countedFor(data: SegmentEvent | SegmentEvent[], answers: (number | Error)[], more?: JSONObject) {
  const lines: string[] = []
  const durations: number[] = []
  const line = (name: string, value: number | string, tags: string[]) => {
    if (name.startsWith('delivery.')) lines.push(`${name} ${value} ${tags.join(' ')}`)
  }
  const statsClient = {
    incr: (name: string, value: number, tags: string[] = []) => line(name, value, tags),
    histogram: (name: string, value: number, tags: string[] = []) => {
      durations.push(value)
      line(name, 'ms', tags)
    }
  }
  const statsContext = { statsClient, tags: ['env:test'] } as unknown as StatsContext
  const left = answers.values()
  const transport: Transport = async () => {
    const answer = left.next().value ?? 200
    if (typeof answer !== 'number') throw answer
    return Response.json({}, { status: answer })
  }
  const destination = new Destination(definition, { transport })
  const options = { statsContext }
  const delivery = Array.isArray(data)
    ? destination.onBatch(data, settings(more), options)
    : destination.onEvent(data, settings(more), options)
  await delivery.catch(() => {})
  expect(durations.every((duration) => duration >= 0)).toBe(true)
  return lines
}

const tags = 'env:test partnerAction:send'
const request = (tag: string) => [`delivery.requests 1 ${tags} ${tag}`, `delivery.request_ms ms ${tags} ${tag}`]

it.each([
  ['a delivered event', event('a'), [200], [...request('status:200'), `delivery.delivered 1 ${tags}`]],
  [
    'a rejected event',
    event('a'),
    [503],
    [...request('status:503'), `delivery.failed 1 ${tags} code:SERVICE_UNAVAILABLE scope:destination`]
  ],
  [
    'a network failure',
    event('a'),
    [Object.assign(new Error('no'), { code: 'ECONNRESET' })],
    [...request('error:ECONNRESET'), `delivery.failed 1 ${tags} code:INTERNAL_SERVER_ERROR scope:destination`]
  ],
  ['an invalid event', event(), [], [`delivery.failed 1 ${tags} code:PAYLOAD_VALIDATION_FAILED scope:event`]],
  [
    'a second attempt',
    event('a'),
    [401, 200, 200],
    [
      ...request('status:401'),
      ...request('status:200'),
      `delivery.retried 1 ${tags}`,
      ...request('status:200'),
      `delivery.delivered 1 ${tags}`
    ]
  ],
  [
    'a batch',
    [event('a'), event('bad'), event(), { type: 'page' } as SegmentEvent, event('b')],
    [200],
    [
      ...request('status:200'),
      `delivery.delivered 2 ${tags}`,
      `delivery.failed 1 ${tags} code:TOO_MANY_REQUESTS scope:destination`,
      `delivery.failed 1 ${tags} code:PAYLOAD_VALIDATION_FAILED scope:event`
    ]
  ],
  [
    'a batch that fails as a whole',
    [event('a'), event('b')],
    [500],
    [...request('status:500'), `delivery.failed 2 ${tags} code:INTERNAL_SERVER_ERROR scope:destination`]
  ]
])('counts %s', async (_, data, answers, lines) => {
  expect(await countedFor(data, answers)).toEqual(lines)
})

it('counts a subscription that cannot run', async () => {
  expect(await countedFor(event('a'), [], { partnerAction: 'nope' })).toEqual([
    'delivery.misconfigured 1 env:test partnerAction:nope'
  ])
})
