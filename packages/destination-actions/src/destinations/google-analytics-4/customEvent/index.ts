import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, streamFieldsWithClientId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event',
  description: 'Records any other event, under a name of your own.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...streamFieldsWithClientId,
    name: {
      label: 'Event Name',
      description:
        'The name of the event, of up to 40 letters, digits and underscores. Blanks are replaced by underscores.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    lowercase: {
      label: 'Lowercase Event Name',
      description: 'Whether the name is sent in lower case. Google tells names apart by case.',
      type: 'boolean',
      default: false
    },
    ...eventFields
  },
  perform: (request, { payload: { clientId, name, lowercase, ...payload }, settings }) =>
    sendEvent(request, settings, eventName(lowercase ? name.toLowerCase() : name), { ...payload, client_id: clientId })
}

function eventName(name: string): string {
  return name.trim().replace(/\s/g, '_')
}

export default action
