import { batched } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { API, MAX_CONTACTS, accepted, fieldChoices, listChoices, positive, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { contactListId, keyField, keyValue } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove from Contact List',
  description: 'Takes a contact off a contact list.',
  fields: {
    contactlistid: contactListId,
    key_field: keyField,
    key_value: keyValue
  },
  dynamicFields: { contactlistid: listChoices, key_field: fieldChoices },
  // https://dev.emarsys.com/docs/core-api-reference/contact-lists
  ...batched({
    toItem: ({ contactlistid, key_field, key_value }: Payload) => ({
      list: positive(contactlistid, 'contact list ID'),
      key_field,
      key_value
    }),
    groupBy: ({ list, key_field }) => JSON.stringify([list, key_field]),
    send: (request, contacts) => remove(request, contacts),
    sendOne: (request, contact) => accepted(remove(request, [contact], { contactlistid: contact.list })),
    limits: { count: MAX_CONTACTS },
    rejections: (answer, contacts) =>
      rejectionsOf(
        answer,
        contacts.map(({ key_value }) => key_value)
      )
  })
}

/** A contact of a list. */
interface Contact {
  list: number
  key_field: string
  key_value: string
}

/** Takes contacts off a list. A single one goes with the ID of the list once more. */
function remove(request: RequestClient, contacts: Contact[], more?: { contactlistid: number }) {
  return request<Answer>(`${API}/contactlist/${contacts[0]?.list}/delete`, {
    method: 'post',
    json: { ...more, key_id: contacts[0]?.key_field, external_ids: contacts.map(({ key_value }) => key_value) }
  })
}

export default action
