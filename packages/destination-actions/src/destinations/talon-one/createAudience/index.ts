import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { audienceId, audienceName } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Audience',
  description: 'Adds an audience.',
  fields: {
    audienceId,
    audienceName
  },
  perform: (request, { payload: { audienceId, audienceName } }) =>
    request(`${API}/audiences`, { method: 'post', json: { audienceId, audienceName } })
}

export default action
