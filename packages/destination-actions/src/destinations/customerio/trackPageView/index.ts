import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { anonymousId, batchingFields, convertTimestamp, data, eventId, optionalPersonId, timestamp } from '../fields'
import { personEvent } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Page View',
  description: 'Records that a person or an anonymous visitor saw a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    id: optionalPersonId,
    anonymous_id: anonymousId,
    event_id: eventId,
    url: {
      label: 'Page URL',
      description: 'The address of the page, which is what page views are found by in Customer.io.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.url' }
    },
    timestamp,
    data,
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...batchedOperations((payload: Payload) => personEvent('page', payload.url, payload))
}

export default action
