import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Event',
  description: 'Sends an event, which can start a workflow in Loops, and updates the contact on the way.',
  defaultSubscription: 'type = "track"',
  fields: {
    email: {
      label: 'Email',
      description: 'The email address of the contact. With it, Loops creates a contact that it does not know yet.',
      type: 'string',
      format: 'email',
      default: firstOf('$.properties.email', '$.context.traits.email')
    },
    eventName: {
      label: 'Event Name',
      description: 'The name of the event, as your workflows in Loops use it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    userId,
    contactProperties: {
      label: 'Contact Properties',
      description: 'Contact properties to update with the event.',
      type: 'object'
    },
    eventProperties: {
      label: 'Event Properties',
      description: 'Data of the event, for the emails that it starts.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://loops.so/docs/api-reference/send-event
  perform: (request, { payload: { contactProperties, ...event } }) =>
    request(`${API}/events/send`, { method: 'post', json: { ...event, ...contactProperties } })
}

export default action
