import type { ActionDefinition } from '@segment/actions-core'
import { aliasFields } from '../createAlias/alias-fields'
import { createAlias } from '../createAlias/create-alias'
import type { Settings } from '../generated-types'
import { requireSyncMode } from '../sync-mode'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Alias V2',
  description: 'Gives a user another name, or makes a user who is known by that name only.',
  defaultSubscription: 'event = "Create Alias"',
  syncMode: {
    default: 'add',
    label: 'How to record aliases',
    description: 'Aliases are added; those that are there already stay as they are.',
    choices: [{ label: 'Add aliases', value: 'add' }]
  },
  fields: aliasFields,
  perform: (request, { settings, payload, syncMode }) => {
    requireSyncMode(syncMode, 'add')
    return createAlias(request, settings, payload)
  }
}

export default action
