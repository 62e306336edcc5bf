import type { ActionDefinition } from '@segment/actions-core'
import { send } from '../api'
import { anonymousId, messageId, timestamp, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group',
  description: 'Adds or updates a company, and puts the user into it.',
  defaultSubscription: 'type = "group"',
  fields: {
    anonymousId,
    userId,
    groupId: {
      label: 'Group ID',
      description: 'Your own ID of the company.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits,
    timestamp,
    messageId
  },
  perform: (request, { payload }) => send(request, 'group', payload)
}

export default action
