import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root of the repository. */
export const ROOT = join(__dirname, '..', '..')

/** A row of the tables of docs/security.md: what holds, and the test that shows it. */
export interface Promised {
  /** The first cell that is not a number. */
  row: string
  /** The number of the attack. Undefined in other tables. */
  number?: string
  /** The file of the test, relative to the root. */
  file: string
  /** The name of the test, as in its file, with the placeholders of `it.each`. */
  name: string
}

/** Reads the rows of docs/security.md that promise something. `file` is empty in a row without a test. */
export function readPromises(): Promised[] {
  const page = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8')
  const [, tables = ''] = page.split('\n## Secrets\n')
  const rows = tables.split('\n').filter((line) => line.startsWith('| ') && !/^\| (-|promise|attack|#)/.test(line))
  return rows.map((line) => {
    const cells = line.split('|').map((cell) => cell.trim())
    const [, file = '', name = ''] = /`([^`]+\.test\.ts)` › `([^`]+)`/.exec(line) ?? []
    const number = /^\d+$/.test(cells[1]!) ? cells[1] : undefined
    return { row: cells[number === undefined ? 1 : 2]!, ...(number && { number }), file, name }
  })
}

/** Returns a pattern for the full names of a test, which has other words for its placeholders. */
export function patternOf({ name }: Promised): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return literal.replace(/%[a-z]/g, '[^]*').replace(/\\\$\w+/g, '[^]*')
}
