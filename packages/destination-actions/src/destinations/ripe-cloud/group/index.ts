import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { anonymousId, context, messageId, timestamp, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group',
  description: 'Adds or updates an account, and puts the user into it.',
  defaultSubscription: 'type = "group"',
  fields: {
    anonymousId,
    userId: { ...userId, allowNull: true },
    groupId: {
      label: 'Group ID',
      description: 'Your own ID of the account.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    context,
    traits: {
      label: 'Traits',
      description: 'The traits of the account.',
      type: 'object',
      allowNull: true,
      default: { '@path': '$.traits' }
    },
    timestamp,
    messageId
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, 'group', payload)
}

export default action
