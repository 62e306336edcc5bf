import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** An example: put the address that takes the events here. */
const EVENTS_URL = 'https://api.example.com/events'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Send an event to Canny (Actions).',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    }
  },
  perform: (request, { payload }) => request(EVENTS_URL, { method: 'post', json: payload })
}

export default action
