import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchBytes, batchSize, dataFormat, fields, recordIdentifier, spreadsheetId, spreadsheetName } from '../fields'
import { toRow, writeRows } from '../rows'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Post Sheet',
  description: 'Adds new records to a sheet and updates the rows of records that changed.',
  defaultSubscription: 'event = "updated" or event = "new"',
  fields: {
    record_identifier: recordIdentifier,
    operation_type: {
      label: 'Operation Type',
      description: 'What happened to the record in the warehouse. Records that were `deleted` are not written.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.event' }
    },
    spreadsheet_id: spreadsheetId,
    spreadsheet_name: spreadsheetName,
    data_format: dataFormat,
    fields,
    enable_batching: enableBatching,
    batch_size: batchSize,
    batch_bytes: batchBytes
  },
  ...batched({
    toItem: (payload: Payload) => ({ ...toRow(payload), deleted: payload.operation_type === 'deleted' }),
    send: (request, rows) => writeRows(request, rows, { update: true, add: true })
  })
}

export default action
