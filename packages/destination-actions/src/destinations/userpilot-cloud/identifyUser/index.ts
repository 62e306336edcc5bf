import type { ActionDefinition } from '@segment/actions-core'
import { apiUrl } from '../api'
import { createdAt, traits, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    userId: { ...userId, required: true },
    createdAt,
    traits
  },
  // https://docs.userpilot.com/api-references/real-time/identify-user
  perform: (request, { payload: { userId, createdAt, traits }, settings }) =>
    request(apiUrl(settings, 'identify'), {
      method: 'post',
      json: { user_id: userId, metadata: { ...traits, ...(createdAt && { created_at: createdAt }) } }
    })
}

export default action
