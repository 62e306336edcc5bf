import type { ActionDefinition } from '@segment/actions-core'
import { fireEvent } from '../api'
import { contactKey } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send API Event',
  description: 'Fires an event that lets a contact enter a journey.',
  fields: {
    eventDefinitionKey: {
      label: 'Event Definition Key',
      description:
        'The key of the event in Journey Builder. You find it in the summary of the API event that starts your journey.',
      type: 'string',
      required: true
    },
    contactKey,
    data: {
      label: 'Event Data',
      description: 'What the journey knows of the event. The names must be those of the data extension of the event.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    }
  },
  perform: (request, { payload: { contactKey, eventDefinitionKey, data }, settings }) =>
    fireEvent(request, settings, { contactKey, eventDefinitionKey, data })
}

export default action
