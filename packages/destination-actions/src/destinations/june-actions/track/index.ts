import type { ActionDefinition } from '@segment/actions-core'
import { send } from '../api'
import { anonymousId, context, messageId, properties, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event of a user.',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event Name',
      description: 'The name of the event, as June will show it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties,
    timestamp,
    anonymousId,
    userId,
    context,
    messageId
  },
  perform: (request, { payload }) => send(request, 'track', payload)
}

export default action
