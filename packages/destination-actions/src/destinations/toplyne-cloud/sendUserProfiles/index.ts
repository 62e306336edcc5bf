import type { ActionDefinition } from '@segment/actions-core'
import { API, toSeconds } from '../api'
import { anonymousId, creationTime, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send user profiles',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId,
    anonymousId,
    creationTime,
    userProperties: {
      label: 'User Properties',
      description: 'The traits of the user.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  perform: (request, { payload }) =>
    request(`${API}/upload/users/profiles`, {
      method: 'post',
      json: { profiles: [{ ...payload, creationTime: toSeconds(payload.creationTime) }] }
    })
}

export default action
