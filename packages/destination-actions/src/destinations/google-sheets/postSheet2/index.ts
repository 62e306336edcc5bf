import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchBytes, batchSize, dataFormat, fields, recordIdentifier, spreadsheetId, spreadsheetName } from '../fields'
import { toRow, writeRows } from '../rows'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Post Sheet V2',
  description: 'Adds records to a sheet, updates their rows, or both, by the sync mode of the mapping.',
  defaultSubscription: 'event = "updated" or event = "new"',
  syncMode: {
    label: 'Sync Mode',
    description: 'Which records are written to the sheet.',
    default: 'upsert',
    choices: [
      { label: 'Add new records and update those that the sheet has', value: 'upsert' },
      { label: 'Only add new records', value: 'add' },
      { label: 'Only update records that the sheet has', value: 'update' }
    ]
  },
  fields: {
    record_identifier: recordIdentifier,
    spreadsheet_id: spreadsheetId,
    spreadsheet_name: spreadsheetName,
    data_format: dataFormat,
    fields,
    enable_batching: enableBatching,
    batch_size: batchSize,
    batch_bytes: batchBytes
  },
  ...batched({
    toItem: toRow as (payload: Payload) => ReturnType<typeof toRow>,
    send: (request, rows, { syncMode }) =>
      writeRows(request, rows, { update: syncMode !== 'add', add: syncMode !== 'update' })
  })
}

export default action
