import type { ActionDefinition } from '@segment/actions-core'
import { urlOf } from '../api'
import { audienceId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Delete Audience',
  description: 'Deletes an audience. The customers in it stay.',
  fields: {
    audienceId
  },
  perform: (request, { payload: { audienceId } }) => request(urlOf('audiences', audienceId), { method: 'delete' })
}

export default action
