import type { ActionDefinition } from '@segment/actions-core'
import { convertDates, convertTime } from '../attributes'
import { anonymousId, batchingFields, convertTimestamp, data, eventId, optionalPersonId, timestamp } from '../fields'
import { personIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
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

  ...sendsOperations((payload: Payload) => ({
    type: 'person',
    action: 'event',
    identifiers: personIdentifiers({ person_id: payload.id, anonymous_id: payload.anonymous_id }),
    id: payload.event_id,
    name: payload.name,
    timestamp: convertTime(payload.timestamp, payload),
    attributes: convertDates(payload.data, payload)
  }))
}

export default action
