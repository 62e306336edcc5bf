import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const google = 'https://sheets.googleapis.com/v4/spreadsheets/s1'

afterEach(() => nock.cleanAll())

/** Writes records to a sheet that has rows for `known`, and returns the bodies of the requests. */
async function write(
  records: { id: string; fields: object }[],
  known: string[],
  mapping: object = {},
  sheet = 'Sheet1'
) {
  const sent: { overwritten?: { range: string; values: unknown[][] }[]; appended?: unknown[][] } = {}
  const quoted = encodeURIComponent(sheet.includes("'") ? `'${sheet.replaceAll("'", "''")}'` : sheet)
  nock(google)
    .get(`/values/${quoted}!A2:A`)
    .reply(200, { values: known.map((id) => (id ? [id] : [])) })
  nock(google)
    .post('/values:batchUpdate', ({ data }) => Boolean((sent.overwritten = data)))
    .reply(200, {})
  nock(google)
    .post(`/values/${quoted}!A2:append`, ({ values }) => Boolean((sent.appended = values)))
    .query(true)
    .reply(200, {})
  await testDestination.testBatchAction('postSheet2', {
    events: records.map(({ id, fields }) => ({ __segment_id: id, properties: fields }) as object),
    mapping: {
      record_identifier: { '@path': '$.__segment_id' },
      spreadsheet_id: 's1',
      spreadsheet_name: sheet,
      data_format: 'RAW',
      fields: { '@path': '$.properties' },
      batch_size: 1001,
      batch_bytes: 2_000_000,
      __segment_internal_sync_mode: 'upsert',
      ...mapping
    }
  })
  return sent
}

it('names columns after Z, and leaves rows without an identifier alone', async () => {
  const fields = Object.fromEntries(Array.from({ length: 27 }, (_, n) => [`f${n}`, n]))
  const { overwritten } = await write([{ id: 'b', fields }], ['a', '', 'b'])
  expect(overwritten?.map(({ range }) => range)).toEqual(['Sheet1!A4:AC4', 'Sheet1!A1:AB1'])
})

it('quotes the name of a sheet where it has to', async () => {
  const { overwritten } = await write([{ id: 'a', fields: { x: 1 } }], ['a'], {}, "Ada's")
  expect(overwritten?.map(({ range }) => range)).toEqual(["'Ada''s'!A2:C2", "'Ada''s'!A1:B1"])
})

it('writes lists and objects as JSON, and nothing as an empty cell', async () => {
  const { appended } = await write([{ id: 'a', fields: { list: [1], object: { a: 1 }, no: false, none: null } }], [])
  expect(appended).toEqual([['a', '[1]', '{"a":1}', false, '']])
})

it.each([
  ['add', [['b', 2]], 1],
  ['update', undefined, 2],
  ['upsert', [['b', 2]], 2]
])('writes in sync mode %s', async (mode, appended, overwritten) => {
  const records = [
    { id: 'a', fields: { x: 1 } },
    { id: 'b', fields: { x: 2 } }
  ]
  const sent = await write(records, ['a'], { __segment_internal_sync_mode: mode })
  expect(sent.appended).toEqual(appended)
  expect(sent.overwritten).toHaveLength(overwritten)
})
