import type { Explanation, FieldReport } from '../api'

/** What is shown beside a field. */
export interface Result {
  /** The value that the action receives; undefined if there is none. */
  value: unknown
  /** Sentences about where the value comes from, and what changed on the way. */
  notes: string[]
  /** Sentences about what is wrong. */
  faults: string[]
}

/**
 * Returns what an event makes of a field.
 *
 * @param report the report on the field; undefined if the field is not in the mapping, and has none
 * @param problems what is wrong with its value: see {@link problemsByField}
 */
export function resultOf(key: string, report: FieldReport | undefined, problems: readonly string[] = []): Result {
  const faults = report?.error === undefined ? [...problems] : [faultText(report.error, key)]
  if (!report || report.origin === null || report.error !== undefined) return { value: undefined, notes: [], faults }
  const { payload: value, reads, changes } = report
  const missing = reads.filter((read) => read.path !== '' && read.value === undefined).map(({ path }) => path)
  const found = reads.filter((read) => read.value !== undefined).map(({ path }) => path)
  const notes = [
    ...(reads.some(({ path }) => path === '') ? ['from the whole event'] : []),
    ...(found.length > 0 ? [`from ${found.join(', ')}`] : []),
    ...(missing.length > 0 ? [`${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not in the event`] : []),
    ...changes.map(({ path, what }) => (path === `$.${key}` ? what : `${path.slice(2)} ${what}`))
  ]
  return { value, notes, faults }
}

/** Sorts the problems of a payload by the field that they are about; those of no field are under `''`. */
export function problemsByField(problems: Explanation['problems']): Map<string, string[]> {
  const sorted = new Map<string, string[]>()
  for (const { pointer, message } of problems) {
    const missing =
      pointer === '' ? /^The root value is missing the required field '(.*)'\.$/.exec(message)?.[1] : undefined
    const key = missing ?? keyOf(pointer)
    sorted.set(key, [...(sorted.get(key) ?? []), missing === undefined ? message : 'This field is required.'])
  }
  return sorted
}

/** The first key of a JSON pointer; `''` for the whole value. */
function keyOf(pointer: string): string {
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~')
}

/** An error of the mapping without the path to the field, which stands beside it. */
function faultText(error: string, key: string): string {
  const own = error.split('\n').map((line) => line.trim().replace(`/${key}/`, '').replace(`/${key} `, ''))
  return own.filter(Boolean).join(' ')
}
