import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { anonymousId, context, kameleoonVisitorCode, messageId, timestamp, type, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Event',
  description: 'Records what a visitor does as a goal.',
  defaultSubscription: 'type = "track"',
  fields: {
    anonymousId,
    userId,
    event: {
      label: 'Event',
      description: 'The name of the event. A goal of the same name counts it; without one, Kameleoon creates a goal.',
      type: 'string',
      default: firstOf('$.event', '$.name')
    },
    type,
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: firstOf('$.properties', '$.traits')
    },
    kameleoonVisitorCode: {
      ...kameleoonVisitorCode,
      default: firstOf('$.properties.kameleoonVisitorCode', '$.traits.kameleoonVisitorCode')
    },
    timestamp,
    context,
    messageId
  },
  perform: (request, { payload }) => sendCall(request, payload)
}

export default action
