import { batched } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { associationLabels, choose, customObjects, idProperties, propertyGroups, writableProperties } from '../choices'
import type { Settings } from '../generated-types'
import { fields } from './fields'
import type { Payload } from './generated-types'
import { listChoices } from './lists'
import { syncRecords } from './sync'

/** The objects of HubSpot itself that this action has been set up for. */
const standardObjects = [
  { label: 'Contact', value: 'contact' },
  { label: 'Company', value: 'company' },
  { label: 'Deal', value: 'deal' },
  { label: 'Ticket', value: 'ticket' },
  { label: 'Line Item', value: 'line_item' },
  { label: 'Subscription', value: 'subscription' },
  { label: 'Product', value: 'product' },
  { label: 'Appointment', value: '0-421' },
  { label: 'Order', value: 'order' },
  { label: 'Quote', value: 'quote' }
]

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Object V2',
  description:
    'Adds or updates records of any object, associates them with other records, and keeps static lists of them.',
  syncMode: {
    label: 'Records',
    description: 'What to do with a record that exists, and with one that does not.',
    default: 'update',
    choices: [
      { label: 'Update it, or add it', value: 'upsert' },
      { label: 'Add it only', value: 'add' },
      { label: 'Update it only', value: 'update' }
    ]
  },
  fields,
  dynamicFields: {
    object_details: {
      object_type: objectTypes,
      id_field_name: (request, { payload }) => idsOf(request, objectTypeOf(payload)),
      property_group: (request, { payload }) => {
        const objectType = objectTypeOf(payload)
        return choicesOf(() => propertyGroups(request, objectType))
      }
    },
    properties: { __keys__: (request, { payload }) => propertiesOf(request, objectTypeOf(payload), false) },
    sensitive_properties: { __keys__: (request, { payload }) => propertiesOf(request, objectTypeOf(payload), true) },
    associations: dynamicFieldsOf('associations'),
    dissociations: dynamicFieldsOf('dissociations'),
    list_details: {
      list_name: (request, { payload }) => {
        const objectType = objectTypeOf(payload)
        return choicesOf(() => listChoices(request, objectType))
      }
    }
  },
  ...batched<Settings, Payload, Payload, never>({
    toItem: (payload) => payload,
    send: syncRecords
  })
}

/** The functions that list choices for the other records. */
function dynamicFieldsOf(key: 'associations' | 'dissociations') {
  const otherType = (payload: Payload, index = 0) => choose(payload[key]?.[index]?.object_type, 'an object type')
  return {
    object_type: objectTypes,
    association_label: (request: RequestClient, { payload, dynamicFieldContext }: Input) => {
      const from = objectTypeOf(payload)
      const to = otherType(payload, dynamicFieldContext?.selectedArrayIndex)
      return choicesOf(async () => {
        const labels = await associationLabels(request, from, to)
        // The labels of the customer come before those of HubSpot.
        return labels.toSorted((one, other) => other.value.localeCompare(one.value))
      })
    },
    id_field_name: (request: RequestClient, { payload, dynamicFieldContext }: Input) =>
      idsOf(request, otherType(payload, dynamicFieldContext?.selectedArrayIndex))
  }
}

interface Input {
  payload: Payload
  dynamicFieldContext?: { selectedArrayIndex?: number }
}

function objectTypes(request: RequestClient) {
  return choicesOf(async () => [...(await customObjects(request)), ...standardObjects])
}

function idsOf(request: RequestClient, objectType: string) {
  return choicesOf(() => idProperties(request, objectType))
}

function propertiesOf(request: RequestClient, objectType: string, sensitive: boolean) {
  return choicesOf(() => writableProperties(request, objectType, sensitive))
}

function objectTypeOf({ object_details }: Partial<Payload>): string {
  return choose(object_details?.object_type, 'an object type')
}

export default action
