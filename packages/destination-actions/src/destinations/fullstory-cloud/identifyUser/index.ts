import type { ActionDefinition } from '@segment/actions-core'
import { personUrl } from '../api'
import { anonymousId, personFields, userId } from '../fields'
import { customVars } from '../properties'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Sets properties of a user, by version 1 of the API. New mappings are better off with Identify User V2.',
  platform: 'cloud',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: { ...userId, required: true },
    anonymousId,
    ...personFields,
    traits: {
      label: 'Traits',
      description: 'Data about the user. Names are sent in camel case, followed by the type of the value.',
      type: 'object',
      default: { '@path': '$.traits' }
    }
  },
  // https://developer.fullstory.com/server/v1/users/set-user-properties/
  perform: (request, { payload: { userId, anonymousId, displayName, email, traits } }) =>
    request(personUrl(userId, 'customvars'), {
      method: 'post',
      json: {
        ...customVars(traits),
        segmentAnonymousId_str: anonymousId || undefined,
        email: email || undefined,
        displayName: displayName || undefined
      }
    })
}

export default action
