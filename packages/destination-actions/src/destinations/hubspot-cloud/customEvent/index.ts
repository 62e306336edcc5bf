import { firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, InputField } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { failedWith } from '../api'
import { choose, customObjects } from '../choices'
import { eventDefinitions, sendEvent } from '../events'
import { newProperties } from '../fields'
import type { Settings } from '../generated-types'
import { internalName, namedProperties } from '../property-values'
import { defaultProperties } from './default-properties'
import { ensureDefinition, forgetDefinition } from './definition'
import type { Payload } from './generated-types'

/** HubSpot finds contacts by more than their ID. */
const onlyForContacts: InputField['depends_on'] = {
  match: 'all',
  conditions: [{ fieldKey: 'object_type', operator: 'is', value: 'contact' }]
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event V2',
  description: 'Sends an occurrence of a custom event, and defines the event in HubSpot where the sync mode allows.',
  syncMode: {
    label: 'Event Definitions',
    description: 'What to do if HubSpot does not know the event, or one of its properties.',
    default: 'update',
    choices: [
      { label: 'Define new events and new properties', value: 'upsert' },
      { label: 'Define new events only', value: 'add' },
      { label: 'Define new properties only', value: 'update' }
    ]
  },
  fields: {
    event_name: {
      label: 'Event Name',
      description:
        'The name of the event. HubSpot keeps it in lower case, with `_` for blanks: `Signed Up` becomes `signed_up`.',
      type: 'string',
      dynamic: true,
      required: true
    },
    record_details: {
      label: 'Record',
      description: 'The record that the event belongs to.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue:only',
      properties: {
        object_type: {
          label: 'Object Type',
          description: 'The object that the record belongs to. An event belongs to records of one object only.',
          type: 'string',
          dynamic: true,
          required: true
        },
        object_id: {
          label: 'Object ID',
          description: 'The record ID in HubSpot. For a contact, an email address or a user token is enough.',
          type: 'number'
        },
        email: {
          label: 'Email Address',
          description: 'The email address of the contact.',
          type: 'string',
          format: 'email',
          default: firstOf('$.properties.email', '$.context.traits.email'),
          depends_on: onlyForContacts
        },
        utk: {
          label: 'User Token',
          description: 'The token of the visitor, from the cookie `hubspotutk` that HubSpot sets in the browser.',
          type: 'string',
          depends_on: onlyForContacts
        }
      }
    },
    properties: newProperties,
    occurred_at: {
      label: 'Event Time',
      description: 'When the event happened. Without it, HubSpot takes the time of arrival.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    }
  },
  dynamicFields: {
    event_name: (request) =>
      choicesOf(async () =>
        (await eventDefinitions(request, '?includeProperties=false')).map(({ fullyQualifiedName, name, labels }) => ({
          label: labels?.singular ?? name,
          value: fullyQualifiedName
        }))
      ),
    record_details: {
      object_type: (request) => choicesOf(async () => [...(await customObjects(request)), ...standardObjects])
    },
    properties: {
      __keys__: (request, { payload }) => {
        const event = internalName(choose(payload.event_name, 'an event'))
        return choicesOf(async () => {
          const definitions = await eventDefinitions(request, '?includeProperties=true')
          const found = definitions.find(({ name, fullyQualifiedName }) => [name, fullyQualifiedName].includes(event))
          const own = (found?.properties ?? []).filter(
            ({ name, archived }) => !archived && !defaultProperties.includes(name)
          )
          return [...own, ...defaultProperties.map((name) => ({ name, label: name }))].map(({ name, label }) => ({
            label: label ?? name,
            value: name
          }))
        })
      }
    }
  },
  perform: async (request, { payload, ...context }) => {
    const label = payload.event_name
    const { object_type: objectType } = payload.record_details
    const record = recordOf(payload)
    const properties = namedProperties(payload.properties)
    const { fullyQualifiedName: eventName } = await ensureDefinition(
      request,
      { label, objectType, properties },
      context
    )
    try {
      return await sendEvent(request, { eventName, occurredAt: payload.occurred_at, ...record, properties })
    } catch (error) {
      // What was known may have been removed in HubSpot: the next event looks it up again.
      if (failedWith(error, 400) || failedWith(error, 404)) forgetDefinition(label, context)
      throw error
    }
  }
}

/** The objects of HubSpot itself that have custom events. */
const standardObjects = [
  { label: 'Company', value: 'company' },
  { label: 'Contact', value: 'contact' },
  { label: 'Deal', value: 'deal' },
  { label: 'Ticket', value: 'ticket' }
]

/** What HubSpot finds the record of an event by. */
function recordOf({ record_details: { object_type, object_id, email, utk } }: Payload) {
  const isContact = object_type === 'contact'
  if (object_id === undefined && !(isContact && (email || utk))) {
    throw new PayloadValidationError(
      isContact
        ? 'HubSpot needs an object ID, an email address or a user token to find the contact. Map at least one.'
        : `HubSpot needs an object ID to find the record of ${object_type}. Map it.`
    )
  }
  return { objectId: object_id?.toString(), ...(isContact && { email, utk }) }
}

export default action
