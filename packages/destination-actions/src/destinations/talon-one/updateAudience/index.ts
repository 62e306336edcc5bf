import type { ActionDefinition } from '@segment/actions-core'
import { urlOf } from '../api'
import { audienceId, audienceName } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update Audience Name',
  description: 'Renames an audience.',
  fields: {
    audienceId,
    audienceName
  },
  perform: (request, { payload: { audienceId, audienceName } }) =>
    request(urlOf('audiences', audienceId), { method: 'put', json: { audienceName } })
}

export default action
