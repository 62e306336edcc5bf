import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { anonymousId, batchingFields, convertTimestamp, data, eventId, optionalPersonId, timestamp } from '../fields'
import { personEvent } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** The track events that are not things that people do, but commands to this destination. */
const eventsOfOtherActions = [
  'Application Installed',
  'Application Opened',
  'Application Uninstalled',
  'Device Created or Updated',
  'Device Deleted',
  'Relationship Deleted',
  'User Deleted',
  'User Suppressed',
  'User Unsuppressed',
  'Object Deleted',
  'Report Delivery Event',
  'Report Content Event'
]

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a person or an anonymous visitor did.',
  defaultSubscription: ['type = "track"', ...eventsOfOtherActions.map((name) => `event != "${name}"`)].join(' and '),
  fields: {
    id: optionalPersonId,
    anonymous_id: anonymousId,
    name: {
      label: 'Event Name',
      description: 'The name of the event, which campaigns and segments refer to.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    event_id: eventId,
    timestamp,
    data,
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => personEvent('event', payload.name, payload))
}

export default action
