// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The unique identifier of the record. It stands in the first column and finds the row again.
   */
  record_identifier: string
  /**
   * The ID of the spreadsheet, from its address: `https://docs.google.com/spreadsheets/d/SPREADSHEET_ID/edit`. Use the same for all events of a mapping, because a batch is written to one spreadsheet.
   */
  spreadsheet_id: string
  /**
   * The name of the sheet, from its tab at the bottom of the spreadsheet. Use the same for all events of a mapping, because a batch is written to one sheet.
   */
  spreadsheet_name: string
  /**
   * Whether Google stores values as they are, or reads dates, numbers and formulas as if a person typed them.
   */
  data_format: 'RAW' | 'USER_ENTERED'
  /**
   * The columns of the sheet by their headings, with the value that each gets from the record.
   */
  fields: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size: number
  /**
   * The most bytes that one batch may hold.
   */
  batch_bytes: number
}
