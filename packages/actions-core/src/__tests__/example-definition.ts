import type { DestinationDefinition, JSONObject, SegmentEvent, Transport } from '..'

/** The settings of the example. */
export type Settings = { apiKey: string; username: string }

/** The key that is given, which must show nowhere. */
export const secret = 'sk-live-51abc'

/** What is said of the field `text`. */
export const field = { label: 'Text', description: 'A text.', type: 'string' } as const

/** A destination whose action logs the key and sends two requests with it. */
export const definition: DestinationDefinition<Settings> = {
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

/** Settings with the key, and one subscription for events. */
export const settings = (): JSONObject => ({
  apiKey: secret,
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping: { text: { '@path': '$.event' } } }]
})

/** An event that the subscription takes. */
export const event: SegmentEvent = { type: 'track', event: 'Hello' }

/** Answers every request with 200. */
export const ok: Transport = async () => Response.json({ done: true })
