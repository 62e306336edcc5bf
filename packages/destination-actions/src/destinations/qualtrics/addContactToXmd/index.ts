import type { ActionDefinition } from '@segment/actions-core'
import { createContact, directoryChoices } from '../api'
import { directoryId, email, embeddedData, firstName, language, lastName, phone, unsubscribed } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create and/or update contact in XM Directory',
  description:
    'Creates a contact in a directory of XM Directory. Qualtrics merges it with an existing one as the directory is set up to.',
  defaultSubscription: 'type = "identify"',
  fields: {
    directoryId,
    extRef: {
      label: 'Ext Ref',
      description: 'Your own ID of the contact, the external data reference.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    email,
    phone,
    firstName,
    lastName,
    language,
    unsubscribed,
    embeddedData
  },
  dynamicFields: { directoryId: directoryChoices },
  perform: (request, { payload: { directoryId, ...contact }, settings }) =>
    createContact(request, settings, directoryId, contact)
}

export default action
