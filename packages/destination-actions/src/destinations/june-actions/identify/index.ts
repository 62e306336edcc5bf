import type { ActionDefinition } from '@segment/actions-core'
import { send } from '../api'
import { anonymousId, messageId, timestamp, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    anonymousId,
    userId,
    traits,
    timestamp,
    messageId
  },
  perform: (request, { payload }) => send(request, 'identify', payload)
}

export default action
