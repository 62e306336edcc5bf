import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { callFields, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates a user.',
  platform: 'cloud',
  defaultSubscription: 'type = "identify"',
  fields: {
    user_id: userId,
    name: {
      label: 'Name',
      description: 'The full name of the user.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.name', '$.properties.name')
    },
    first_name: {
      label: 'First Name',
      description: 'The first name of the user.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.first_name', '$.properties.first_name')
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the user.',
      type: 'string',
      allowNull: true,
      default: firstOf('$.traits.last_name', '$.properties.last_name')
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      default: firstOf('$.traits.email', '$.properties.email')
    },
    account_id: {
      label: 'Account ID',
      description: 'Your own ID of the account of the user.',
      type: 'string',
      default: firstOf('$.context.group_id', '$.groupId')
    },
    created_at: {
      label: 'Created At',
      description: 'When the user was created.',
      type: 'string',
      format: 'date-time',
      default: firstOf('$.traits.created_at', '$.traits.createdAt')
    },
    traits,
    ...callFields
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, payload)
}

export default action
