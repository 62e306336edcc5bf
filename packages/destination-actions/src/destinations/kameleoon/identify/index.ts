import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { anonymousId, kameleoonVisitorCode, messageId, properties, timestamp, type, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Event',
  description: 'Sends what is known of a user, for targeting.',
  defaultSubscription: 'type = "identify"',
  fields: {
    anonymousId,
    userId,
    type,
    properties,
    kameleoonVisitorCode,
    timestamp,
    messageId
  },
  perform: (request, { payload }) => sendCall(request, payload)
}

export default action
