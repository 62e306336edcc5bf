import { batchSize as batchSizeField } from '@segment/actions-core'
import type { InputField } from '@segment/actions-core'

/** What finds the row of a record. */
export const recordIdentifier = {
  label: 'Record Identifier',
  description: 'The unique identifier of the record. It stands in the first column and finds the row again.',
  type: 'string',
  required: true,
  default: { '@path': '$.__segment_id' }
} satisfies InputField

/** The spreadsheet. */
export const spreadsheetId = {
  label: 'Spreadsheet ID',
  description:
    'The ID of the spreadsheet, from its address: `https://docs.google.com/spreadsheets/d/SPREADSHEET_ID/edit`. Use the same for all events of a mapping, because a batch is written to one spreadsheet.',
  type: 'string',
  required: true,
  default: ''
} satisfies InputField

/** The sheet of the spreadsheet. */
export const spreadsheetName = {
  label: 'Sheet Name',
  description:
    'The name of the sheet, from its tab at the bottom of the spreadsheet. Use the same for all events of a mapping, because a batch is written to one sheet.',
  type: 'string',
  required: true,
  default: 'Sheet1'
} satisfies InputField

/** How Google reads values. */
export const dataFormat = {
  label: 'Data Format',
  description:
    'Whether Google stores values as they are, or reads dates, numbers and formulas as if a person typed them.',
  type: 'string',
  choices: [
    { label: 'As they are', value: 'RAW' },
    { label: 'As if typed by a person', value: 'USER_ENTERED' }
  ],
  required: true,
  default: 'RAW'
} satisfies InputField

/** The columns. */
export const fields = {
  label: 'Fields',
  description: 'The columns of the sheet by their headings, with the value that each gets from the record.',
  type: 'object',
  required: true,
  defaultObjectUI: 'keyvalue:only'
} satisfies InputField

/** Google limits the number of requests, not of rows, so batches are large. */
export const batchSize = batchSizeField({ required: true, default: 1001, unsafe_hidden: true })

/** Google recommends requests of no more than 2 MB. */
export const batchBytes = {
  label: 'Batch Bytes',
  description: 'The most bytes that one batch may hold.',
  type: 'number',
  required: true,
  unsafe_hidden: true,
  default: 2_000_000
} satisfies InputField
