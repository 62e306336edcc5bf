import type { TypesUpdate } from './update-types'

/** What to print of an update: a line for each file that was not current, and how things stand now. */
export function describeUpdate({ total, changes, failures }: TypesUpdate, { written }: { written: boolean }): string[] {
  const paths = changes.map(({ path }) => path)
  if (written) return [...paths.map((path) => `Wrote ${path}`), `${count(total, 'type file')} current.`]
  if (changes.length > 0) {
    return [...paths.map((path) => `Not current: ${path}`), 'Run ./bin/run generate:types and commit what it writes.']
  }
  return failures.length > 0 ? [] : [`${count(total, 'type file')} current.`]
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} is` : `${number} ${noun}s are`
}
