import type { RequestClient } from '@segment/actions-core'
import { append, identifiersOf, overwrite, rowRange } from './api'
import type { Cell, Sheet } from './api'

/** A row for a record of a warehouse, found again by its identifier in the first column. */
export interface Row {
  sheet: Sheet
  identifier: string
  fields: Record<string, unknown>
  /** A deleted record. Its row stays as it is, because the action does not delete. */
  deleted?: boolean
}

/** Which rows are written: those that the sheet has already, those that it does not have, or both. */
export interface Writes {
  update: boolean
  add: boolean
}

/**
 * Writes rows to a sheet, together with the headings of the columns. Of several rows for a record, the last is written.
 *
 * The first row decides on the sheet and on the columns, since all events of a mapping have the same fields. Columns of
 * fields that another row does not have are emptied.
 */
export async function writeRows(request: RequestClient, rows: Row[], { update, add }: Writes) {
  const [first] = rows
  if (!first) return undefined
  const { sheet } = first
  const columns = Object.keys(first.fields)
  const pending = new Map(rows.filter(({ deleted }) => !deleted).map((row) => [row.identifier, row]))

  const updates = []
  for (const [index, identifier] of (await identifiersOf(request, sheet)).entries()) {
    const row = pending.get(identifier)
    if (!row) continue
    pending.delete(identifier)
    // The first record stands in row 2. The range has to hold the values, and may be wider.
    if (update) updates.push({ range: rowRange(sheet, index + 2, columns.length + 2), values: [cellsOf(row, columns)] })
  }
  const headings = { range: rowRange(sheet, 1, columns.length + 1), values: [['id', ...columns]] }
  const added = add ? Array.from(pending.values(), (row) => cellsOf(row, columns)) : []

  const [answer] = await Promise.all([
    overwrite(request, sheet, [...updates, headings]),
    added.length > 0 && append(request, sheet, added)
  ])
  return answer
}

function cellsOf({ identifier, fields }: Row, columns: string[]): Cell[] {
  return [identifier, ...columns.map((column) => toCell(fields[column]))]
}

/** Cells hold no lists and objects, so these are written as JSON. */
function toCell(value: unknown): Cell {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}

/** The fields that say which row a payload is, and where it goes. */
interface RowPayload {
  record_identifier: string
  spreadsheet_id: string
  spreadsheet_name: string
  data_format: string
  fields: Record<string, unknown>
}

/** Makes the row of a payload. */
export function toRow(payload: RowPayload): Row {
  return {
    sheet: {
      spreadsheetId: payload.spreadsheet_id,
      name: payload.spreadsheet_name,
      dataFormat: payload.data_format
    },
    identifier: payload.record_identifier,
    fields: payload.fields
  }
}
