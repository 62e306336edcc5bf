import type { ActionDefinition } from '@segment/actions-core'
import type { Settings } from '../generated-types'
import { aliasFields } from './alias-fields'
import { createAlias } from './create-alias'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Alias',
  description: 'Gives a user another name, or makes a user who is known by that name only.',
  defaultSubscription: 'event = "Create Alias"',
  fields: aliasFields,
  perform: (request, { settings, payload }) => createAlias(request, settings, payload)
}

export default action
