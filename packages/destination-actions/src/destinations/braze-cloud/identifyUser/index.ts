import type { ActionDefinition } from '@segment/actions-core'
import { postUsers } from '../api'
import { completeUserAlias, identifiedId, mergeBehavior } from '../fields'
import type { Settings } from '../generated-types'
import { toIdentification } from '../identity'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Gives your own ID to a user who is known only by an alias.',
  fields: {
    external_id: identifiedId,
    user_alias: { ...completeUserAlias, required: true },
    merge_behavior: mergeBehavior
  },
  perform: (request, { settings, payload }) => postUsers(request, settings, 'identify', toIdentification(payload))
}

export default action
