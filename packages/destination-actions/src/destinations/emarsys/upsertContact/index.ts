import { batched } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { API, MAX_CONTACTS, accepted, fieldChoices, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { keyField, keyValue } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Contact',
  description: 'Adds or updates a contact.',
  fields: {
    key_field: keyField,
    key_value: keyValue,
    write_field: {
      label: 'Fields',
      description: 'The fields of the contact to write, each by its ID in Emarsys.',
      type: 'object',
      required: true,
      additionalProperties: true,
      default: {
        '1': { '@path': '$.traits.firstName' },
        '2': { '@path': '$.traits.lastName' },
        '3': { '@path': '$.traits.email' }
      }
    }
  },
  dynamicFields: { key_field: fieldChoices },
  // https://dev.emarsys.com/docs/core-api-reference/contacts
  ...batched({
    toItem: ({ key_field, key_value, write_field }: Payload) => ({
      key_field,
      key_value,
      contact: { ...write_field, [key_field]: key_value }
    }),
    groupBy: ({ key_field }) => key_field,
    send: upsert,
    sendOne: (request, item) => accepted(upsert(request, [item])),
    limits: { count: MAX_CONTACTS, sizeOf: ({ contact }) => contact },
    rejections: (answer, items) =>
      rejectionsOf(
        answer,
        items.map(({ key_value }) => key_value)
      )
  })
}

/** A contact, and the field that it is found by. */
interface Item {
  key_field: string
  key_value: string
  contact: object
}

function upsert(request: RequestClient, items: Item[]) {
  return request<Answer>(`${API}/contact/?create_if_not_exists=1`, {
    method: 'put',
    json: { key_id: items[0]?.key_field, contacts: items.map(({ contact }) => contact) }
  })
}

export default action
