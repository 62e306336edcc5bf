import type { InputField } from '@segment/actions-core'
import { brazeId, eventEmail, externalId, userAlias } from '../identity-fields'

/** The fields of an event, see https://www.braze.com/docs/api/objects_filters/event_object/ */
export const eventFields = {
  external_id: externalId,
  user_alias: userAlias,
  email: eventEmail,
  braze_id: brazeId,
  name: {
    label: 'Event Name',
    description: 'The name of the event in Braze.',
    type: 'string',
    required: true,
    default: { '@path': '$.event' }
  },
  time: {
    label: 'Time',
    description: 'When the event happened.',
    type: 'datetime',
    required: true,
    default: { '@path': '$.receivedAt' }
  },
  properties: {
    label: 'Event Properties',
    description:
      'What else is known of the event. Braze reserves the names `time` and `event_name` and refuses events that have them.',
    type: 'object',
    default: { '@path': '$.properties' }
  }
} satisfies Record<string, InputField>
