import { batched } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { API, MAX_CONTACTS, accepted, eventChoices, fieldChoices, positive, rejectionsOf } from '../api'
import type { Answer } from '../api'
import { keyField, keyValue } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Trigger Event',
  description: 'Triggers an external event for a contact, which can start a program.',
  fields: {
    eventid: {
      label: 'Event',
      description: 'The external event to trigger.',
      type: 'integer',
      dynamic: true,
      required: true
    },
    key_field: keyField,
    key_value: keyValue,
    event_payload: {
      label: 'Event Data',
      description: 'Data of the event, which emails and programs can use.',
      type: 'object',
      allowNull: true,
      additionalProperties: true
    }
  },
  dynamicFields: { eventid: eventChoices, key_field: fieldChoices },
  // https://dev.emarsys.com/docs/core-api-reference/external-events
  ...batched({
    toItem: ({ eventid, key_field, key_value, event_payload }: Payload) => ({
      event: positive(eventid, 'event ID'),
      key_field,
      contact: { external_id: key_value, data: event_payload ?? null }
    }),
    groupBy: ({ event, key_field }) => JSON.stringify([event, key_field]),
    send: (request, items) =>
      trigger(request, items[0]?.event, {
        key_id: items[0]?.key_field,
        contacts: items.map(({ contact }) => contact)
      }),
    sendOne: (request, { event, key_field, contact }) =>
      accepted(trigger(request, event, { key_id: key_field, ...contact })),
    limits: { count: MAX_CONTACTS },
    rejections: (answer, items) =>
      rejectionsOf(
        answer,
        items.map(({ contact }) => contact.external_id)
      )
  })
}

function trigger(request: RequestClient, event: number | undefined, json: object) {
  return request<Answer>(`${API}/event/${event}/trigger`, { method: 'post', json })
}

export default action
