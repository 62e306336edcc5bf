import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import { completeUserAlias } from '../identity-fields'
import type { Payload } from './generated-types'
import { identify } from './identify'
import { identifiedId, mergeBehavior } from './identify-fields'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Gives a user who is known by an alias only your own ID.',
  fields: {
    external_id: identifiedId,
    user_alias: { ...completeUserAlias, required: true },
    merge_behavior: mergeBehavior
  },
  perform: (request, { settings, payload }) => identify(request, settings, payload)
}

export default action
