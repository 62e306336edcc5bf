import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** An example: put the address that takes the events here. */
const EVENTS_URL = 'https://api.example.com/events'

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
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    enable_batching: enableBatching
  },
  ...batched({
    // What the API takes for an event.
    toItem: ({ event, properties }: Payload) => ({ event, properties }),
    sendOne: (request, event) => request(EVENTS_URL, { method: 'post', json: event }),
    send: (request, events) => request(`${EVENTS_URL}/batch`, { method: 'post', json: events })
  })
}

export default action
