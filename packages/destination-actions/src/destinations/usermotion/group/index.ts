import type { ActionDefinition } from '@segment/actions-core'
import { anonymousId, traits, userId } from '../fields'
import { API } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Company',
  description: 'Adds or updates an account, and puts the user into it.',
  defaultSubscription: 'type = "group"',
  fields: {
    userId,
    anonymousId,
    groupId: {
      label: 'Group ID',
      description: 'Your own ID of the account.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits
  },
  perform: (request, { payload: { groupId, userId, anonymousId, traits } }) =>
    request(`${API}/group`, { method: 'post', json: { id: groupId, userId, anonymousId, properties: { ...traits } } })
}

export default action
