import type { ActionDefinition, DestinationDefinition, JSONObject, SegmentEvent, Transport } from '..'

/** The settings of the destination. */
export type Settings = { apiKey: string; region?: string }

const text = { label: 'Text', description: 'A text.', type: 'string' } as const

/** An action that posts its payload, with the key in a header. */
export const send: ActionDefinition<Settings, { text: string; count?: number }> = {
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

/** A destination with that one action, a test of its key, and a header of its own on each request. */
export const definition: DestinationDefinition<Settings> = {
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

/** An event that the subscription takes. */
export const event: SegmentEvent = {
  type: 'track',
  event: 'Signed Up',
  userId: 'u-1',
  properties: { text: 'hello', n: '5' }
}

/** Makes the payload of the action from that event. */
export const mapping: JSONObject = { text: { '@path': '$.properties.text' }, count: { '@path': '$.properties.n' } }

/** Settings with a key and one subscription for track events. `more` goes into the subscription and wins there. */
export const subscribed = (more: JSONObject = {}): JSONObject => ({
  apiKey: 'key-12345678',
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping, ...more }]
})

/**
 * Answers requests from a list, the last answer over and over, and keeps what was asked. An answer without a status has
 * 200, one without a body has `{}`.
 */
export function answering(...answers: { status?: number; body?: unknown; headers?: Record<string, string> }[]) {
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
