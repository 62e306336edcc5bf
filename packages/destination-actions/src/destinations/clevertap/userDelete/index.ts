import type { ActionDefinition } from '@segment/actions-core'
import { deleteProfile } from '../api'
import { identity } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'User Delete',
  description: 'Deletes a user profile, with all that CleverTap knows of the user.',
  fields: { identity },

  perform: (request, { payload, settings }) => deleteProfile(request, settings, payload.identity)
}

export default action
