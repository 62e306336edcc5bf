import {
  Destination,
  type ActionDefinition,
  type DestinationDefinition,
  type JSONObject,
  type SegmentEvent,
  type StatsContext,
  type Transport
} from '..'

/** What the action takes for each event. */
export type Payload = { text: string; note?: string }

/** A `performBatch` of the action. */
export type Batch = NonNullable<ActionDefinition<JSONObject, Payload>['performBatch']>

const field = { label: 'Text', description: 'A text.', type: 'string' } as const

/** The fields of the action: `text` is required, `note` is not. */
export const fields = { text: { ...field, required: true }, note: field }

/** Takes each field from the property of its name. */
export const mapping = { text: { '@path': '$.properties.text' }, note: { '@path': '$.properties.note' } }

/** A track event for each of the properties given. */
export const events = (...properties: unknown[]) =>
  properties.map((given) => ({ type: 'track', properties: given }) as SegmentEvent)

/** Settings with one subscription for track events. `more` goes into the subscription and wins there. */
export const subscribed = (more: JSONObject = {}): JSONObject => ({
  subscriptions: [{ partnerAction: 'send', subscribe: 'type = "track"', mapping, ...more }]
})

/** A destination whose one action, `send`, has this `performBatch`, or none. */
export function destinationWith(performBatch: Batch | undefined, transport?: Transport): Destination {
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

/** Statistics that keep what was counted, each as `name value`. */
export function counting() {
  const counted: string[] = []
  const statsClient = { incr: (name: string, value: number) => counted.push(`${name} ${value}`) }
  return { counted, statsContext: { statsClient, tags: [] } as unknown as StatsContext }
}
