import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { userId } from '../../../lib/event-fields'
import { API } from '../api'
import { anonymousId, traits } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: { ...userId, required: true },
    anonymousId,
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      required: true,
      default: firstOf('$.traits.email', '$.email')
    },
    traits
  },
  perform: (request, { payload: { userId, anonymousId, traits, email } }) =>
    request(`${API}/identify`, { method: 'post', json: { id: userId, anonymousId, properties: { ...traits, email } } })
}

export default action
