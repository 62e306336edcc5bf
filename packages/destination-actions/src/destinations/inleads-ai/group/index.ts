import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { sendCall } from '../api'
import { callFields, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Group',
  description: 'Adds or updates an account.',
  defaultSubscription: 'type = "group"',
  fields: {
    account_id: {
      label: 'Account ID',
      description: 'Your own ID of the account.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    user_id: { ...userId, required: false },
    name: {
      label: 'Name',
      description: 'The name of the account.',
      type: 'string',
      required: true,
      default: firstOf('$.traits.name', '$.properties.name')
    },
    created_at: {
      label: 'Created At',
      description: 'When the account was created.',
      type: 'string',
      default: firstOf('$.traits.created_at', '$.traits.createdAt')
    },
    traits,
    website: {
      label: 'Website',
      description: 'The address of the website of the account.',
      type: 'string',
      default: { '@path': '$.traits.website' }
    },
    ...callFields
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, payload)
}

export default action
