import type { ActionDefinition } from '@segment/actions-core'
import { batchedOperations } from '../api'
import { anonymousId, batchingFields, convertTimestamp, data, timestamp } from '../fields'
import { personEvent } from '../operation'
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

  ...batchedOperations((payload: Payload) => {
    const attributes = payload.data && { ...payload.data }
    // It is the action of the operation already.
    delete attributes?.actionType
    return personEvent(payload.actionType, payload.actionType, { ...payload, data: attributes })
  })
}

export default action
