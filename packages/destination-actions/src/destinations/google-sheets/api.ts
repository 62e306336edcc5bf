import type { ModifiedResponse, RequestClient } from '@segment/actions-core'

const API = 'https://sheets.googleapis.com/v4/spreadsheets'

/** One sheet of a spreadsheet, and how Google reads the values that are written to it. */
export interface Sheet {
  spreadsheetId: string
  name: string
  /** `RAW` or `USER_ENTERED`. https://developers.google.com/sheets/api/guides/values */
  dataFormat: string
}

/** What a cell may hold. */
export type Cell = string | number | boolean

/** Cells to overwrite: the first row of `values` begins where the range begins. */
export interface ValueRange {
  /** In A1 notation, with the name of the sheet. */
  range: string
  values: Cell[][]
}

/** Gets an access token. The source of this form of the request is what was recorded. */
export async function refreshToken(
  request: RequestClient,
  { refreshToken, clientId, clientSecret }: { refreshToken: string; clientId: string; clientSecret: string }
): Promise<{ accessToken: string }> {
  const { data } = await request<{ access_token: string }>('https://www.googleapis.com/oauth2/v4/token', {
    method: 'post',
    body: new URLSearchParams({
      refresh_token: refreshToken,
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token'
    })
  })
  return { accessToken: data.access_token }
}

/** The texts of the first column below the heading, row by row. https://developers.google.com/sheets/api/guides/values */
export async function identifiersOf(request: RequestClient, sheet: Sheet): Promise<string[]> {
  const { data } = await request<{ values?: string[][] }>(valuesUrl(sheet, 'A2:A'))
  return (data?.values ?? []).map(([identifier = '']) => identifier)
}

/** Overwrites cells. https://developers.google.com/sheets/api/guides/values */
export function overwrite(request: RequestClient, sheet: Sheet, data: ValueRange[]): Promise<ModifiedResponse> {
  return request(`${API}/${encodeURIComponent(sheet.spreadsheetId)}/values:batchUpdate`, {
    method: 'post',
    json: { valueInputOption: sheet.dataFormat, data }
  })
}

/** Adds rows below the last one. https://developers.google.com/sheets/api/guides/values */
export function append(request: RequestClient, sheet: Sheet, values: Cell[][]): Promise<ModifiedResponse> {
  const query = new URLSearchParams({ valueInputOption: sheet.dataFormat, insertDataOption: 'INSERT_ROWS' })
  return request(`${valuesUrl(sheet, 'A2')}:append?${query}`, { method: 'post', json: { values } })
}

function valuesUrl(sheet: Sheet, cells: string): string {
  return `${API}/${encodeURIComponent(sheet.spreadsheetId)}/values/${encodeURIComponent(quoted(sheet.name))}!${cells}`
}

/** Cells of one row from column A on, in A1 notation. */
export function rowRange(sheet: Sheet, row: number, columns: number): string {
  const first = `${quoted(sheet.name)}!A${row}`
  return columns > 1 ? `${first}:${columnName(columns)}${row}` : first
}

/** Quotes are needed where the name has a character that means something in A1 notation. */
function quoted(name: string): string {
  return /['!:]/.test(name) ? `'${name.replaceAll("'", "''")}'` : name
}

/** The letters of a column: 1 is A, 26 is Z, 27 is AA. */
function columnName(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column > 26 ? columnName(Math.floor((column - 1) / 26)) + letter : letter
}
