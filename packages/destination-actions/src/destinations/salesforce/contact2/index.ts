import type { ActionDefinition } from '@segment/actions-core'
import { bySyncMode, commonFields, objectFields, syncMode } from '../fields'
import type { Settings } from '../generated-types'
import { contact } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Contact V2',
  description: 'Creates, updates or deletes contacts, who are people at your accounts.',
  syncMode,
  fields: {
    ...commonFields(bySyncMode),
    ...objectFields(contact.fields, bySyncMode)
  },
  ...writes(contact)
}

export default action
