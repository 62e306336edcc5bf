import { createHash } from 'node:crypto'
import { PayloadValidationError } from '@segment/actions-core'
import { stringify } from 'csv-stringify/sync'
import { hashed } from '../../lib/hash'
import { normal } from '../../lib/personal-data'

/** What a payload has for its row. */
export interface Row {
  audience_key: string
  identifier_data?: Record<string, unknown>
  unhashed_identifier_data?: Record<string, unknown>
  delimiter: string
}

/**
 * How few rows LiveRamp accepts in a file.
 *
 * Source: https://www.twilio.com/docs/segment/connections/destinations/catalog/actions-liveramp-audiences#limitations
 */
const MIN_ROWS = 25

/**
 * The file of an audience: a header with the key and then all columns that any row has, in the order of the alphabet; a
 * row for each person. Values stand in quotes, and there is no line break at the end.
 *
 * @throws PayloadValidationError for fewer rows than LiveRamp accepts
 */
export function csvOf(rows: Row[]): string {
  if (rows.length < MIN_ROWS) {
    throw new PayloadValidationError(
      `The batch has ${rows.length} people. LiveRamp accepts no file of fewer than ${MIN_ROWS}.`
    )
  }
  const people = rows.map((row) => ({ ...row.identifier_data, ...hashedData(row.unhashed_identifier_data) }))
  const columns = [...new Set(people.flatMap((person) => Object.keys(person)))].toSorted()
  const options = { delimiter: rows[0]!.delimiter, eof: false }
  const header = stringify([['audience_key', ...columns]], options)
  const lines = stringify(
    people.map((person: Record<string, unknown>, index) => [
      rows[index]!.audience_key,
      ...columns.map((column) => person[column])
    ]),
    { ...options, quoted: true, quoted_empty: false, cast: { boolean: String } }
  )
  return `${header}\n${lines}`
}

/** https://docs.liveramp.com/connect/en/hashing-identifiers.html */
function hashedData(data: Record<string, unknown> = {}): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const text = value === null || value === undefined ? '' : String(value)
      if (name === 'phone_number') return [name, hashedPhone(text)]
      return [name, hashed(text, name === 'email' ? normal.email : undefined)]
    })
  )
}

/** LiveRamp hashes phone numbers of ten digits, without the code of the country. */
function hashedPhone(phone: string): string | undefined {
  if (phone === '' || /^[0-9a-f]{40}$/i.test(phone)) return phone.toLowerCase()
  const digits = phone.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  return createHash('sha1')
    .update(digits || phone)
    .digest('hex')
}
