import type { ActionDefinition } from '@segment/actions-core'
import { eventName, eventProperties } from '../../../lib/event-fields'
import { API, toSeconds } from '../api'
import { anonymousId, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send events',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    userId,
    anonymousId,
    accountId: {
      label: 'Account ID',
      description: 'Your own ID of the account for which the user acts.',
      type: 'string',
      default: { '@path': '$.context.groupId' }
    },
    eventName,
    timestamp: {
      label: 'Timestamp',
      description: 'When the event happened. A number counts the milliseconds since 1970.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    eventProperties
  },
  perform: (request, { payload }) =>
    request(`${API}/upload/events`, {
      method: 'post',
      json: { events: [{ ...payload, timestamp: toSeconds(payload.timestamp) }] }
    })
}

export default action
