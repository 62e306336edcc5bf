import type { ActionDefinition } from '@segment/actions-core'
import { traits } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { anonymousId, context, messageId, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    anonymousId,
    userId: { ...userId, allowNull: true },
    context,
    traits,
    timestamp,
    messageId
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, 'identify', payload)
}

export default action
