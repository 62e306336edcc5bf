import { batchSize, enableBatching } from '@segment/actions-core'
import type { DependsOnConditions, InputField, SyncModeDefinition } from '@segment/actions-core'
import type { ObjectField } from './objects'

/** When a form shows the fields, by what the mapping does with records. */
interface Visibility {
  /** Where it looks for existing records. */
  existing: DependsOnConditions
  /** Where it writes fields. */
  written: DependsOnConditions
  upsertedInBatches: DependsOnConditions
  updatedInBatches: DependsOnConditions
}

const inBatches = { fieldKey: 'enable_batching', operator: 'is', value: true } as const

/** For actions that have the field `operation`. */
export const byOperation: Visibility = {
  existing: { conditions: [{ fieldKey: 'operation', operator: 'is', value: ['update', 'upsert', 'delete'] }] },
  written: { conditions: [{ fieldKey: 'operation', operator: 'is_not', value: 'delete' }] },
  upsertedInBatches: {
    match: 'all',
    conditions: [{ fieldKey: 'operation', operator: 'is', value: 'upsert' }, inBatches]
  },
  updatedInBatches: {
    match: 'all',
    conditions: [{ fieldKey: 'operation', operator: 'is', value: 'update' }, inBatches]
  }
}

/** For actions that have a sync mode. */
export const bySyncMode: Visibility = {
  existing: {
    match: 'any',
    conditions: [
      { type: 'syncMode', operator: 'is', value: 'update' },
      { type: 'syncMode', operator: 'is', value: 'upsert' },
      { type: 'syncMode', operator: 'is', value: 'delete' }
    ]
  },
  written: { match: 'any', conditions: [{ type: 'syncMode', operator: 'is_not', value: 'delete' }] },
  upsertedInBatches: { match: 'all', conditions: [{ type: 'syncMode', operator: 'is', value: 'upsert' }, inBatches] },
  updatedInBatches: { match: 'all', conditions: [{ type: 'syncMode', operator: 'is', value: 'update' }, inBatches] }
}

/** What the mapping does with records. */
export const operation = {
  label: 'Operation',
  description:
    'What to do with records. **Create** makes a new one for each event, **update** and **delete** need one that exists, and **upsert** updates the one that exists or creates it.',
  type: 'string',
  choices: [
    { label: 'Create new record', value: 'create' },
    { label: 'Update existing record', value: 'update' },
    { label: 'Update or create record', value: 'upsert' },
    { label: 'Delete existing record', value: 'delete' }
  ],
  required: true
} satisfies InputField

/** The same as a sync mode. */
export const syncMode: SyncModeDefinition = {
  default: 'add',
  label: 'How to write records',
  description:
    'What to do with records. Adding makes a new one for each event, updating and deleting need one that exists, and upserting updates the one that exists or creates it.',
  choices: [
    { label: 'Insert records', value: 'add' },
    { label: 'Update records', value: 'update' },
    { label: 'Upsert records', value: 'upsert' },
    { label: 'Delete records', value: 'delete' }
  ]
}

/** The fields by which actions find records and send batches. */
export function commonFields({ existing, written, upsertedInBatches, updatedInBatches }: Visibility) {
  return {
    recordMatcherOperator: {
      label: 'Record Matchers Operator',
      description: 'Whether a record must match one of the record matchers (**OR**) or all of them (**AND**).',
      type: 'string',
      choices: [
        { label: 'OR', value: 'OR' },
        { label: 'AND', value: 'AND' }
      ],
      default: 'OR',
      depends_on: existing
    },
    enable_batching: {
      ...enableBatching,
      description:
        'Sends events by the Bulk API of Salesforce, which accepts many at once and processes them later. It cannot delete records or look them up, so updates need the record ID and upserts an external ID.',
      default: false,
      depends_on: written
    },
    batch_size: { ...batchSize({ unsafe_hidden: true, default: 5000 }), depends_on: written },
    traits: {
      label: 'Record Matchers',
      description:
        'Fields and values that find the record to update, upsert or delete. The key is the API name of the field, such as `Email` or `Plan__c`. Exactly one record must match. `Id` alone finds a record without a search.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      depends_on: existing
    },
    bulkUpsertExternalId: {
      label: 'External ID for Batches',
      description:
        'The external ID by which batches upsert records. All events of a batch should use the same field, which must be marked as an external ID in Salesforce.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      properties: {
        externalIdName: {
          label: 'Field',
          description: 'The API name of the field that holds the external ID, such as `Customer_Number__c`.',
          type: 'string'
        },
        externalIdValue: { label: 'Value', description: 'The external ID of the record.', type: 'string' }
      },
      depends_on: upsertedInBatches
    },
    bulkUpdateRecordId: {
      label: 'Record ID for Batches',
      description: 'The ID at Salesforce of the record that a batch updates.',
      type: 'string',
      depends_on: updatedInBatches
    }
  } satisfies Record<string, InputField>
}

/** The fields of an object, and its custom fields. */
export function objectFields<Fields extends Record<string, ObjectField>>(fields: Fields, { written }: Visibility) {
  const own = Object.entries(fields).map(([key, { apiName: _, ...field }]) => [key, { ...field, depends_on: written }])
  return {
    ...(Object.fromEntries(own) as { [Key in keyof Fields]: InputField }),
    customFields: {
      label: 'Custom Fields',
      description:
        'Values of further fields. The key is the API name of the field, such as `Industry` or `Plan__c`; custom fields end in `__c`. The field must exist in Salesforce.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      depends_on: written
    } satisfies InputField
  }
}

/** The object that an action for custom objects writes. */
export const customObjectName = {
  label: 'Custom Object Name',
  description: 'The API name of the object, such as `Subscription__c`. The names of custom objects end in `__c`.',
  type: 'string',
  dynamic: true,
  required: true
} satisfies InputField
