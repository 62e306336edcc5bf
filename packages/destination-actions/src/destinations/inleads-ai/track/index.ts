import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eventName, properties } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { callFields, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    eventName,
    user_id: userId,
    account_id: {
      label: 'Account ID',
      description: 'Your own ID of the account of the user.',
      type: 'string',
      default: firstOf('$.context.groupId', '$.groupId')
    },
    properties,
    traits: { ...traits, default: { '@path': '$.context.traits' } },
    ...callFields
  },
  perform: (request, { payload, settings }) => sendCall(request, settings, payload)
}

export default action
