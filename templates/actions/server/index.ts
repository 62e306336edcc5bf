import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** An example: put the address that takes the events here. */
const EVENTS_URL = 'https://api.example.com/events'

/** What the API takes for an event. */
const toEvent = ({ event, properties }: Payload) => ({ event, properties })

const action: ActionDefinition<Settings, Payload> = {
  title: '{{title}}',
  description: 'Send an event to {{name}}.',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'What else is known of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    enable_batching: {
      label: 'Send in Batches',
      description: 'Collects events and sends many in one request.',
      type: 'boolean',
      default: true
    }
  },
  perform: (request, { payload }) => request(EVENTS_URL, { method: 'post', json: toEvent(payload) }),
  // One answer for all. Give each event a result of its own by MultiStatusResponse if the API tells which it refused.
  performBatch: (request, { payload }) =>
    request(`${EVENTS_URL}/batch`, { method: 'post', json: payload.map((event) => toEvent(event)) })
}

export default action
