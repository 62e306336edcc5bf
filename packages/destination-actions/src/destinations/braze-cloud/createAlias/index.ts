import type { ActionDefinition } from '@segment/actions-core'
import { postUsers } from '../api'
import { aliasFields } from '../fields'
import type { Settings } from '../generated-types'
import { toAliases } from '../identity'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Alias',
  description: 'Gives a user another name, or creates a user who is known by that name only.',
  defaultSubscription: 'event = "Create Alias"',
  fields: aliasFields,
  perform: (request, { settings, payload }) => postUsers(request, settings, 'alias/new', toAliases(payload))
}

export default action
