import type { ActionDefinition } from '@segment/actions-core'
import { batchedCall } from '../api'
import { batchingFields, eventAction, eventType, timestamp, userIdentifiers } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event',
  description: 'Records anything else that a customer did.',
  fields: {
    user_identifiers: userIdentifiers,
    event_type: eventType,
    event_action: eventAction,
    data: {
      label: 'Event Properties',
      description: 'Further data about the event. Optimizely keeps the properties that it has fields for.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    timestamp,
    ...batchingFields
  },
  ...batchedCall('batch_custom_event', (payload: Payload) => ({
    user_identifiers: payload.user_identifiers,
    action: payload.event_action,
    type: payload.event_type ?? 'custom',
    timestamp: payload.timestamp,
    data: payload.data
  }))
}

export default action
