import type { Case } from './cases'
import { copyOf, fields, mapping } from './inputs'
import { ours, peer } from './peer'
import type { DestinationDefinition, JSONObject } from './types'

const text = { description: 'A text.', type: 'string' } as const

/** A destination with the fields of the 55 directives, whose action does nothing, or sends its payload to a URL. */
export function definition(url?: string): DestinationDefinition<JSONObject> {
  return {
    name: 'Benchmark',
    mode: 'cloud',
    authentication: {
      scheme: 'custom',
      fields: {
        apiKey: { ...text, label: 'Key', type: 'password', required: true },
        endpoint: { ...text, label: 'Endpoint', default: 'north', choices: [{ label: 'North', value: 'north' }] }
      }
    },
    extendRequest: ({ settings: { apiKey } }) => ({ headers: { 'x-api-key': String(apiKey) } }),
    actions: {
      send: {
        title: 'Send',
        description: 'Sends.',
        fields: fields('amplitude-logEvent') as never,
        perform: (request, { payload }) => (url ? request(url, { method: 'post', json: payload }) : { ok: true }),
        performBatch: () => ({ ok: true })
      }
    }
  }
}

/** The settings of an account with so many subscriptions, all alike. */
export function accountOf(subscriptions: number): JSONObject {
  const subscription = {
    partnerAction: 'send',
    subscribe: 'type = "track" and event = "Order Completed"',
    mapping: mapping('amplitude-logEvent')
  }
  return copyOf({
    apiKey: 'a-key',
    endpoint: 'north',
    subscriptions: Array.from({ length: subscriptions }, () => subscription)
  }) as JSONObject
}

function eventCase(name: string, subscriptions: number, bar: number): Case {
  return {
    name: `onEvent: ${name}`,
    bar,
    pair: (events) => {
      const [left, right] = [new ours.Destination(definition()), new peer.Destination(definition())]
      const [leftSettings, rightSettings] = [accountOf(subscriptions), accountOf(subscriptions)]
      return {
        ours: (place) => left.onEvent(events[place]!, leftSettings),
        peer: (place) => right.onEvent(events[place]!, rightSettings)
      }
    }
  }
}

function batchCase(name: string, bar: number, isBad: (place: number) => boolean): Case {
  return {
    name: `onBatch: ${name}`,
    bar,
    processes: 3,
    pair: (events) => {
      const [left, right] = [new ours.Destination(definition()), new peer.Destination(definition())]
      const [leftSettings, rightSettings] = [accountOf(1), accountOf(1)]
      // A list where a number belongs is something that no field can take.
      const batch = Array.from({ length: 1000 }, (_, place) => {
        const event = copyOf(events[place & (events.length - 1)]!)
        if (isBad(place)) event.context = { ...event.context, location: { latitude: [1, 2] } }
        return event
      })
      return {
        ours: () => left.onBatch(batch, leftSettings),
        peer: () => right.onBatch(batch, rightSettings),
        hasAllEvents: true
      }
    }
  }
}

export const deliveries: Case[] = [
  eventCase('one subscription', 1, 12),
  eventCase('ten subscriptions that all match', 10, 12),
  batchCase('1,000 events', 8, () => false),
  batchCase('1,000 events, 5% of them bad', 8, (place) => place % 20 === 0)
]
