import { batched } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { API, MAX_CONTACTS, accepted, fieldChoices, listChoices, positive, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { contactListId, keyField, keyValue } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Contact List',
  description: 'Puts a contact on a contact list.',
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
    send: (request, contacts) => add(request, contacts),
    sendOne: (request, contact) => accepted(add(request, [contact])),
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

function add(request: RequestClient, contacts: Contact[]) {
  return request<Answer>(`${API}/contactlist/${contacts[0]?.list}/add`, {
    method: 'post',
    json: { key_id: contacts[0]?.key_field, external_ids: contacts.map(({ key_value }) => key_value) }
  })
}

export default action
