import type { ActionDefinition } from '@segment/actions-core'
import { event } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { anonymousId, context, messageId, properties, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    anonymousId,
    userId,
    event,
    context,
    properties,
    timestamp,
    messageId
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, 'track', { ...payload, name: payload.event })
}

export default action
