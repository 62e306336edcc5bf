import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { API, associationTypeOf, createRecord, onlyOne, pathPart, searchRecords, updateRecord } from '../api'
import type { AssociationType, Properties } from '../api'
import { associationLabels, choose, customObjects } from '../choices'
import { properties } from '../fields'
import type { Settings } from '../generated-types'
import { propertyValues } from '../property-values'
import type { Payload } from './generated-types'

const deals = { label: 'Deals', value: 'deals' }
const tickets = { label: 'Tickets', value: 'tickets' }
const contacts = { label: 'Contacts', value: 'contacts' }
const companies = { label: 'Companies', value: 'companies' }

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Custom Object Record',
  description:
    'Updates or creates a record of a custom object, a deal or a ticket, and associates it with another record.',
  fields: {
    createNewCustomRecord: {
      label: 'Create Record',
      description: 'Whether a record that is not found is created. Otherwise the event is ignored.',
      type: 'boolean',
      default: true
    },
    customObjectSearchFields: {
      label: 'Search Fields',
      description:
        'Properties that find the record, with their values. Take unique ones: if several records have any of the values, the event fails. Without search fields, each event creates a record.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    objectType: {
      label: 'Object Type',
      description: 'The object that the record belongs to.',
      type: 'string',
      dynamic: true,
      required: true
    },
    properties: {
      ...properties,
      label: 'Properties',
      description:
        'Values for the properties of the record. The key is the internal name of the property in HubSpot; the property must exist. A new record needs the required ones.',
      required: true
    },
    searchFieldsToAssociateCustomObjects: {
      label: 'Search Fields of the Associated Record',
      description:
        'Properties that find the record to associate this one with, with their values. Take unique ones: if several records have any of the values, the event fails.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    toObjectType: {
      label: 'Object Type of the Associated Record',
      description: 'The object that the associated record belongs to.',
      type: 'string',
      dynamic: true
    },
    associationLabel: {
      label: 'Association Label',
      description: 'The kind of association between the two records.',
      type: 'string',
      dynamic: true
    }
  },
  dynamicFields: {
    objectType: (request) => choicesOf(async () => [...(await customObjects(request)), deals, tickets]),
    toObjectType: (request) =>
      choicesOf(async () => [...(await customObjects(request)), deals, tickets, contacts, companies]),
    associationLabel: (request, { payload }) => {
      const from = choose(payload.objectType, 'an object type')
      const to = choose(payload.toObjectType, 'an object type of the associated record')
      return choicesOf(() => associationLabels(request, from, to))
    }
  },
  perform: async (request, { payload }) => {
    const { objectType, customObjectSearchFields, createNewCustomRecord = true } = payload
    const values = propertyValues(payload.properties)
    const association = associationOf(payload)

    const records = await searchRecords(request, objectType, customObjectSearchFields)
    const others = association && (await searchRecords(request, association.objectType, association.searchFields))
    const record = onlyOne(records)
    const other = others && onlyOne(others)
    if (record) {
      const updated = await updateRecord(request, objectType, record.id, values)
      if (other) {
        const path = `${objectPath(objectType, record.id)}/associations/${objectPath(association.objectType, other.id)}`
        // https://developers.hubspot.com/docs/api-reference/crm-associations-v3/guide leads to version 4, with labels.
        await request(`${API}/crm/v4/objects/${path}`, { method: 'put', json: [association.type] })
      }
      return updated
    }
    if (!createNewCustomRecord) return undefined
    return create(request, objectType, values, other && { id: other.id, type: association.type })
  }
}

/** The record that a record is to be associated with, if the mapping says which one and how. */
function associationOf({ searchFieldsToAssociateCustomObjects: fields, toObjectType, associationLabel }: Payload) {
  if (!fields || !toObjectType || !associationLabel) return undefined
  const type = associationTypeOf(associationLabel)
  if (type) {
    return {
      objectType: toObjectType,
      searchFields: fields,
      type: { ...type, associationTypeId: Number(type.associationTypeId) }
    }
  }
  throw new PayloadValidationError(
    `HubSpot has no association label '${associationLabel}'. Choose one of the list, such as HUBSPOT_DEFINED:1.`
  )
}

function create(
  request: RequestClient,
  objectType: string,
  values: Properties,
  other: { id: string; type: AssociationType } | undefined
) {
  return createRecord(request, objectType, values, other ? [{ to: { id: other.id }, types: [other.type] }] : [])
}

function objectPath(objectType: string, id: string): string {
  return `${pathPart(objectType)}/${pathPart(id)}`
}

export default action
