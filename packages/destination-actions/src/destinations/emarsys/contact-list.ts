import { batched } from '@segment/actions-core'
import type { InputField, RequestClient } from '@segment/actions-core'
import { API, MAX_CONTACTS, accepted, fieldChoices, listChoices, positive, rejectionsOf } from './api'
import type { Answer } from './api'
import { keyField, keyValue } from './fields'

/** A list, and the contact to add to it or remove from it. */
interface Payload {
  contactlistid: number
  key_field: string
  key_value: string
}

/** A contact of a list. */
interface Contact {
  list: number
  key_field: string
  key_value: string
}

/** The fields of a change to a contact list. */
export const contactListFields = {
  contactlistid: {
    label: 'Contact List',
    description: 'The contact list.',
    type: 'integer',
    dynamic: true,
    required: true
  },
  key_field: keyField,
  key_value: keyValue
} satisfies Record<string, InputField>

/** Adds contacts to a list or deletes them from it. https://dev.emarsys.com/docs/core-api-reference/contact-lists */
export function changeContactList(change: 'add' | 'delete') {
  function send(request: RequestClient, contacts: Contact[], more?: { contactlistid: number }) {
    return request<Answer>(`${API}/contactlist/${contacts[0]?.list}/${change}`, {
      method: 'post',
      json: { ...more, key_id: contacts[0]?.key_field, external_ids: contacts.map(({ key_value }) => key_value) }
    })
  }
  return {
    dynamicFields: { contactlistid: listChoices, key_field: fieldChoices },
    ...batched({
      toItem: ({ contactlistid, key_field, key_value }: Payload) => ({
        list: positive(contactlistid, 'contact list ID'),
        key_field,
        key_value
      }),
      groupBy: ({ list, key_field }) => JSON.stringify([list, key_field]),
      send: (request, contacts) => send(request, contacts),
      // A single deletion has the ID of the list once more in its body.
      sendOne: (request, contact) =>
        accepted(send(request, [contact], change === 'delete' ? { contactlistid: contact.list } : undefined)),
      limits: { count: MAX_CONTACTS },
      rejections: (answer, contacts) =>
        rejectionsOf(
          answer,
          contacts.map(({ key_value }) => key_value)
        )
    })
  }
}
