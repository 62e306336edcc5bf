import type { ActionDefinition } from '@segment/actions-core'
import { byOperation, commonFields, objectFields, operation } from '../fields'
import type { Settings } from '../generated-types'
import { contact } from '../objects'
import { writes } from '../records'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Contact',
  description: 'Creates, updates or deletes contacts, who are people at your accounts.',
  fields: {
    operation,
    ...commonFields(byOperation),
    ...objectFields(contact.fields, byOperation)
  },
  ...writes(contact)
}

export default action
