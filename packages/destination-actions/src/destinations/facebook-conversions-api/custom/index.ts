import type { ActionDefinition } from '@segment/actions-core'
import { customDataOf, sendEvent } from '../api'
import { customData, originFields, processingFields, requiredFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event',
  description: 'Reports an event that has no action of its own, by its name.',
  fields: {
    ...requiredFields,
    event_name: {
      label: 'Event Name',
      description: 'The name of the event: a standard event of Facebook, such as `Lead`, or a name of your own.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    custom_data: customData,
    ...originFields,
    ...processingFields
  },
  perform: (request, { payload, settings }) =>
    sendEvent(request, settings, { name: payload.event_name, payload, customData: customDataOf(payload) })
}

export default action
