import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { anonymousId, personFields, userId } from '../fields'
import { properties } from '../properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User V2',
  description: 'Adds a user, or updates their properties.',
  platform: 'cloud',
  defaultSubscription: 'type = "identify"',
  fields: {
    uid: userId,
    anonymousId,
    ...personFields,
    properties: {
      label: 'Properties',
      description: 'Data about the user. Characters other than letters, digits and underscores are removed from names.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://developer.fullstory.com/server/users/create-user/
  perform: (request, { payload }) =>
    request(`${API}/v2/users`, {
      method: 'post',
      json: {
        uid: payload.uid || undefined,
        email: payload.email || undefined,
        display_name: payload.displayName || undefined,
        properties: {
          ...properties(payload.properties),
          segmentAnonymousId: payload.anonymousId || undefined
        }
      }
    })
}

export default action
