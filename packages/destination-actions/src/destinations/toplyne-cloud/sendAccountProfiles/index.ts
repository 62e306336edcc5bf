import type { ActionDefinition } from '@segment/actions-core'
import { API, toSeconds } from '../api'
import { creationTime } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Account Profiles',
  description: 'Adds or updates an account.',
  defaultSubscription: 'type = "group"',
  fields: {
    accountId: {
      label: 'Account ID',
      description: 'Your own ID of the account.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    creationTime,
    accountProperties: {
      label: 'Account Properties',
      description: 'The traits of the account.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (request, { payload }) =>
    request(`${API}/upload/accounts/profiles`, {
      method: 'post',
      json: { accounts: [{ ...payload, creationTime: toSeconds(payload.creationTime) }] }
    })
}

export default action
