import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { anonymousId, context, kameleoonVisitorCode, messageId, timestamp, type, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page Event',
  description: 'Records a page view as a goal.',
  defaultSubscription: 'type = "page"',
  fields: {
    anonymousId,
    userId,
    type,
    properties: {
      label: 'Properties',
      description: 'Further data about the page view.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    kameleoonVisitorCode: { ...kameleoonVisitorCode, default: { '@path': '$.properties.kameleoonVisitorCode' } },
    name: {
      label: 'Name',
      description: 'The name of the page.',
      type: 'string',
      default: { '@path': '$.name' }
    },
    context,
    timestamp,
    messageId: { ...messageId, required: false }
  },
  perform: (request, { payload }) => sendCall(request, payload)
}

export default action
