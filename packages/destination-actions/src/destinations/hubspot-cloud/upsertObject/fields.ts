import { batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, InputField } from '@segment/actions-core'
import { MOST_RECORDS } from '../api'
import { newProperties } from '../fields'

/** What names another record, to associate with it or to remove an association. */
const otherRecord = {
  object_type: {
    label: 'Object Type',
    description: 'The object that the other record belongs to.',
    type: 'string',
    dynamic: true,
    required: true
  },
  association_label: {
    label: 'Association Label',
    description: 'The kind of association between the two records.',
    type: 'string',
    dynamic: true,
    required: true
  },
  id_field_name: {
    label: 'ID Field',
    description: 'The unique property by which HubSpot finds the other record.',
    type: 'string',
    dynamic: true,
    required: true
  },
  id_field_value: {
    label: 'ID Field Value',
    description: 'The value of that property. Without one, the event has no such association.',
    type: 'string'
  }
} satisfies Record<string, InputField>

/** The fields of the action. */
export const fields: ActionDefinition<unknown>['fields'] = {
  object_details: {
    label: 'Record',
    description: 'The record that the event is about.',
    type: 'object',
    required: true,
    defaultObjectUI: 'keyvalue:only',
    properties: {
      object_type: {
        label: 'Object Type',
        description: 'The object that the record belongs to.',
        type: 'string',
        dynamic: true,
        required: true
      },
      id_field_name: {
        label: 'ID Field',
        description: 'The unique property by which HubSpot finds the record.',
        type: 'string',
        dynamic: true,
        required: true
      },
      id_field_value: {
        label: 'ID Field Value',
        description: 'The value of that property.',
        type: 'string',
        required: true
      },
      property_group: {
        label: 'Property Group',
        description:
          'The group that HubSpot shows new properties in. Without one, no properties are created, and an event with an unknown property fails.',
        type: 'string',
        dynamic: true
      }
    }
  },
  properties: newProperties,
  sensitive_properties: {
    ...newProperties,
    label: 'Sensitive Properties',
    description:
      'Values for properties with sensitive data. The key is the internal name of the property in HubSpot. Properties that do not exist yet are created. Your HubSpot account must allow sensitive data.'
  },
  association_sync_mode: {
    label: 'Associated Records',
    description: 'What to do if a record to associate with does not exist.',
    type: 'string',
    choices: [
      { label: 'Create the record', value: 'upsert' },
      { label: 'Leave the association out', value: 'read' }
    ],
    required: true,
    default: 'upsert'
  },
  associations: {
    label: 'Associations',
    description: 'Other records to associate the record with.',
    type: 'object',
    multiple: true,
    defaultObjectUI: 'arrayeditor',
    properties: otherRecord
  },
  dissociations: {
    label: 'Removed Associations',
    description: 'Other records whose associations with the record are removed.',
    type: 'object',
    multiple: true,
    defaultObjectUI: 'arrayeditor',
    properties: otherRecord
  },
  list_details: {
    label: 'List',
    description: 'The static list, also called segment, that the record is added to or removed from.',
    type: 'object',
    defaultObjectUI: 'keyvalue:only',
    properties: {
      connected_to_engage_audience: {
        label: 'Follow an Audience',
        description:
          'Whether the list follows the Engage audience of the event: its name is the key of the audience, and the event says who enters and who leaves.',
        type: 'boolean'
      },
      list_name: {
        label: 'List Name',
        description: 'The name of the list, if it does not follow an audience.',
        type: 'string',
        dynamic: true
      },
      list_action: {
        label: 'Add to List',
        description: 'Whether to add the record to the list (true) or to remove it (false).',
        type: 'boolean'
      },
      should_create_list: {
        label: 'Create List',
        description: 'Whether to create a list that does not exist. Otherwise the event fails.',
        type: 'boolean'
      }
    },
    default: { connected_to_engage_audience: false, should_create_list: true }
  },
  enable_batching: { ...enableBatching, unsafe_hidden: true },
  batch_size: batchSize({ required: true, default: MOST_RECORDS, unsafe_hidden: true }),
  batch_keys: {
    label: 'Batch Keys',
    description: 'The fields that all events of a batch have the same values of.',
    type: 'string',
    multiple: true,
    unsafe_hidden: true,
    default: ['list_details']
  },
  timestamp: {
    label: 'Timestamp',
    description: 'When the event happened. Of several events for the same record in a batch, the latest values count.',
    type: 'string',
    default: { '@path': '$.timestamp' }
  },
  traits_or_props: {
    label: 'Traits or Properties',
    description: 'The traits or properties of the event, which say whether its person is in the audience.',
    type: 'object',
    unsafe_hidden: true,
    default: firstOf('$.properties', '$.traits')
  },
  computation_key: {
    label: 'Audience Key',
    description: 'The key of the audience that the event comes from.',
    type: 'string',
    unsafe_hidden: true,
    default: { '@path': '$.context.personas.computation_key' }
  },
  computation_class: {
    label: 'Audience Class',
    description: 'Whether the event comes from an audience (`audience`) or from a journey (`journey_step`).',
    type: 'string',
    unsafe_hidden: true,
    default: { '@path': '$.context.personas.computation_class' }
  }
}
