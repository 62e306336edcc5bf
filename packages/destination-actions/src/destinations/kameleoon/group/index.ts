import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { anonymousId, kameleoonVisitorCode, messageId, properties, timestamp, type, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group Event',
  description: 'Sends what is known of a group of users, for targeting.',
  defaultSubscription: 'type = "group"',
  fields: {
    anonymousId,
    userId,
    type,
    groupId: {
      label: 'Group ID',
      description: 'Your own ID of the group.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    properties,
    kameleoonVisitorCode,
    timestamp,
    messageId
  },
  perform: (request, { payload }) => sendCall(request, payload)
}

export default action
