import type { ActionDefinition } from '@segment/actions-core'
import { send } from '../api'
import { anonymousId, context, properties, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page Event',
  description: 'Records that a user has seen a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    anonymousId,
    userId,
    properties,
    name: {
      label: 'Name',
      description: 'The name of the page.',
      type: 'string',
      default: { '@path': '$.properties.name' }
    },
    context,
    timestamp,
    messageId: {
      label: 'Message ID',
      description: 'The ID of the event. June has no place for it in page views, so it is not sent.',
      type: 'string',
      default: { '@path': '$.messageId' }
    }
  },
  perform: (request, { payload: { messageId: _, ...page } }) => send(request, 'page', page)
}

export default action
