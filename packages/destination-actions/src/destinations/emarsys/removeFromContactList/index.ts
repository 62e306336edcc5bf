import type { ActionDefinition } from '@segment/actions-core'
import { changeContactList, contactListFields } from '../contact-list'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove from Contact List',
  description: 'Takes a contact off a contact list.',
  fields: contactListFields,
  ...changeContactList('delete')
}

export default action
