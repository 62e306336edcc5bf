import type { ActionDefinition } from '@segment/actions-core'
import { changeContactList, contactListFields } from '../contact-list'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Contact List',
  description: 'Puts a contact on a contact list.',
  fields: contactListFields,
  ...changeContactList('add')
}

export default action
