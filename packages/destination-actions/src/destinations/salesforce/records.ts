import { batched, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import { apiName, connect, createRecord, deleteRecord, findRecord, updateRecord } from './api'
import type { Salesforce, Traits } from './api'
import { MOST_BYTES, runJob } from './bulk'
import type { Job, Row } from './bulk'
import type { Settings } from './generated-types'
import type { SalesforceObject } from './objects'

/** What the payloads of all actions may have. */
interface RecordPayload {
  operation?: string
  recordMatcherOperator?: string
  enable_batching?: boolean
  traits?: Traits
  bulkUpsertExternalId?: { externalIdName?: string; externalIdValue?: string }
  bulkUpdateRecordId?: string
  customObjectName?: string
  customFields?: Record<string, unknown>
}

type Operation = 'create' | 'update' | 'upsert' | 'delete'

/**
 * Makes the `perform` and `performBatch` of an action that writes the records of an object. A single event goes to the
 * REST API, which needs the ID of an existing record; a batch goes to the Bulk API, which cannot look records up.
 */
export function writes<Payload extends RecordPayload>(
  object: SalesforceObject
): Required<Pick<ActionDefinition<Settings, Payload>, 'perform' | 'performBatch'>> {
  return {
    perform: async (request, { payload, settings, syncMode }) => {
      const operation = operationOf(payload, syncMode)
      const name = nameOf(object, payload)
      const record = recordOf(object, payload)
      checkCustomFields(object, payload, operation)
      if (operation === 'create') {
        checkRequired(object, record)
        return createRecord(await connect(request, settings), name, record)
      }

      const traits = traitsOf(payload, operation)
      const salesforce = await connect(request, settings)
      if (operation === 'upsert') {
        const id = await findRecord(salesforce, name, traits, payload.recordMatcherOperator)
        return id ? updateRecord(salesforce, name, id, record) : createRecord(salesforce, name, record)
      }
      const id = await existingId(salesforce, name, traits, payload.recordMatcherOperator)
      return operation === 'update' ? updateRecord(salesforce, name, id, record) : deleteRecord(salesforce, name, id)
    },

    performBatch: (request, input) => {
      const [first] = input.payload
      if (first) checkBatch(object, first, operationOf(first, input.syncMode))
      const { performBatch } = batched<Settings, Payload, Row & { job: Job }>({
        toItem: (payload, { syncMode }) => {
          const operation = operationOf(payload, syncMode)
          checkCustomFields(object, payload, operation)
          return {
            job: jobOf(nameOf(object, payload), payload, operation, first),
            record: recordOf(object, payload),
            id: operation === 'update' ? payload.bulkUpdateRecordId : payload.bulkUpsertExternalId?.externalIdValue
          }
        },
        groupBy: ({ job }) => JSON.stringify(job),
        send: async (request, rows, { settings }) => {
          const [row] = rows
          return row && runJob(await connect(request, settings), row.job, rows)
        },
        limits: { bytes: MOST_BYTES, sizeOf: ({ record }) => record }
      })
      return performBatch(request, input)
    }
  }
}

function operationOf({ operation }: RecordPayload, syncMode: SyncMode | undefined): Operation {
  const wanted = operation ?? (syncMode === 'add' ? 'create' : syncMode)
  if (wanted === 'create' || wanted === 'update' || wanted === 'upsert' || wanted === 'delete') return wanted
  throw new IntegrationError(
    'The mapping does not say what to do with records. Choose to create, update, upsert or delete them.',
    'Unsupported operation',
    400
  )
}

function nameOf(object: SalesforceObject, { customObjectName }: RecordPayload): string {
  return apiName(object.name ?? customObjectName ?? '')
}

/**
 * The record as Salesforce names its fields, in the order of the payload. Fields without a value are left out; custom
 * fields are sent as they are, and win over other fields of the same name.
 */
function recordOf({ fields }: SalesforceObject, payload: RecordPayload): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(payload)) {
    const field = fields[key]
    if (key === 'customFields') Object.assign(record, value)
    else if (field && value !== '' && value !== null) record[field.apiName] ??= value
  }
  return record
}

function checkCustomFields(object: SalesforceObject, { customFields }: RecordPayload, operation: Operation): void {
  if (!object.name && !customFields && operation !== 'delete') {
    throw new PayloadValidationError('The record has no fields. Map the custom fields to write.')
  }
}

function checkRequired({ name, required }: SalesforceObject, record: Record<string, unknown>): void {
  const missing = required.filter((field) => !record[field])
  if (missing.length === 0) return
  throw new IntegrationError(
    `A new record of ${name} needs ${missing.join(', ')}. Map what is missing.`,
    'Misconfigured required field',
    400
  )
}

function traitsOf({ traits }: RecordPayload, operation: Operation): Traits {
  if (traits && Object.keys(traits).length > 0) return traits
  throw new IntegrationError(
    `To ${operation} a record, Salesforce must find it. Map the record matchers.`,
    'Misconfigured Required Field',
    400
  )
}

/** The ID of a record that must exist. An ID among the traits needs no look-up. */
async function existingId(salesforce: Salesforce, object: string, traits: Traits, operator?: string): Promise<string> {
  if (traits.Id) return String(traits.Id)
  const id = await findRecord(salesforce, object, traits, operator)
  if (id) return id
  throw new IntegrationError(`No record of ${object} matches the record matchers.`, 'Record Not Found', 404)
}

/** The job that a payload belongs to. A payload without the name of an external ID has that of the first in its batch. */
function jobOf(object: string, payload: RecordPayload, operation: Operation, first?: RecordPayload): Job {
  switch (operation) {
    case 'create':
      return { object, operation: 'insert' }
    case 'update':
      return { object, operation, idField: 'Id' }
    case 'upsert': {
      const { externalIdName } = payload.bulkUpsertExternalId ?? {}
      return { object, operation, idField: externalIdName || first?.bulkUpsertExternalId?.externalIdName }
    }
    case 'delete':
      throw new IntegrationError(
        'Batches cannot delete records, because the Bulk API finds them by ID only. Turn off batching.',
        'Unsupported operation',
        400
      )
  }
}

/**
 * Checks the mapping of a batch by its first payload.
 *
 * @throws IntegrationError that fails the batch
 */
function checkBatch(object: SalesforceObject, first: RecordPayload, operation: Operation): void {
  jobOf(nameOf(object, first), first, operation)
  checkCustomFields(object, first, operation)
  if (!first.enable_batching) {
    throw new IntegrationError('Events came in a batch. Turn on batching in the mapping.', 'Batching Not Enabled', 400)
  }
  if (operation === 'update' && !first.bulkUpdateRecordId) {
    throw new IntegrationError(
      'Batches update records by ID. Map the record ID for batches.',
      'Undefined bulkUpdateRecordId',
      400
    )
  }
  const { externalIdName, externalIdValue } = first.bulkUpsertExternalId ?? {}
  if (operation === 'upsert' && !(externalIdName && externalIdValue)) {
    throw new IntegrationError(
      'Batches upsert records by an external ID. Map the name of its field and its value.',
      'Undefined bulkUpsertExternalId',
      400
    )
  }
}
