import type { ActionDefinition } from '@segment/actions-core'
import { createContact } from '../api'
import { contactKey } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Contact',
  description: 'Creates a contact with its key. What you know about the contact goes to data extensions.',
  defaultSubscription: 'type = "identify"',
  fields: { contactKey },
  perform: (request, { payload, settings }) => createContact(request, settings, payload.contactKey)
}

export default action
