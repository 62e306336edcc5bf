import type { ActionDefinition } from '@segment/actions-core'
import { postUsers } from '../api'
import { aliasFields } from '../fields'
import type { Settings } from '../generated-types'
import { toAliases } from '../identity'
import { requireSyncMode } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Alias V2',
  description: 'Gives a user another name, or creates a user who is known by that name only.',
  defaultSubscription: 'event = "Create Alias"',
  syncMode: {
    default: 'add',
    label: 'How to record aliases',
    description: 'Aliases are added; those that exist already stay as they are.',
    choices: [{ label: 'Add aliases', value: 'add' }]
  },
  fields: aliasFields,
  perform: (request, { settings, payload, syncMode }) => {
    requireSyncMode(syncMode, 'add')
    return postUsers(request, settings, 'alias/new', toAliases(payload))
  }
}

export default action
