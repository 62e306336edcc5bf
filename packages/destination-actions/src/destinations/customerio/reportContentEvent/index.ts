import type { ActionDefinition } from '@segment/actions-core'
import { convertDates, convertTime } from '../attributes'
import { anonymousId, batchingFields, convertTimestamp, data, timestamp } from '../fields'
import { personIdentifiers } from '../identifiers'
import { sendsOperations } from '../track-api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Report Content Event',
  description: 'Reports that an anonymous visitor saw or clicked content, such as an in-app message for visitors.',
  defaultSubscription: 'event = "Report Content Event"',
  fields: {
    anonymous_id: anonymousId,
    actionType: {
      label: 'Action',
      description: 'What the visitor did with the content.',
      type: 'string',
      required: true,
      choices: ['viewed_content', 'clicked_content'],
      default: { '@path': '$.properties.actionType' }
    },
    timestamp,
    data,
    convert_timestamp: convertTimestamp,
    ...batchingFields
  },

  ...sendsOperations((payload: Payload) => ({
    type: 'person',
    action: payload.actionType,
    identifiers: personIdentifiers({ anonymous_id: payload.anonymous_id }),
    timestamp: convertTime(payload.timestamp, payload),
    attributes: convertDates(payload.data, payload)
  }))
}

export default action
