import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { anonymousId, batchingFields, convertTimestamp, data, eventId, optionalPersonId, timestamp } from '../fields'
import { personEvent } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Screen View',
  description: 'Records that a person or an anonymous visitor saw a screen of an app.',
  defaultSubscription: 'type = "screen"',
  fields: {
    id: optionalPersonId,
    anonymous_id: anonymousId,
    event_id: eventId,
    name: {
      label: 'Screen Name',
      description: 'The name of the screen, which is what screen views are found by in Customer.io.',
      type: 'string',
      required: true,
      default: { '@path': '$.name' }
    },
    timestamp,
    data,
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => personEvent('screen', payload.name, payload))
}

export default action
