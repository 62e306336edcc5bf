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
 */
export function resultOf(key: string, report: FieldReport | undefined, problems: Explanation['problems']): Result {
  const faults = report?.error === undefined ? faultsOf(key, problems) : [faultText(report.error, key)]
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

/** The problems of a payload that are about a field: about its value, or that it is missing. */
function faultsOf(key: string, problems: Explanation['problems']): string[] {
  return problems
    .filter(({ pointer, message }) =>
      pointer === '' ? message.includes(`the required field '${key}'`) : keyOf(pointer) === key
    )
    .map(({ message }) =>
      message.replace(/^The root value is missing the required field '.*'\.$/, 'This field is required.')
    )
}

/** Returns the problems that no field shows. */
export function otherProblems(keys: readonly string[], problems: Explanation['problems']): string[] {
  return problems
    .filter((problem) => !keys.some((key) => faultsOf(key, [problem]).length > 0))
    .map(({ message }) => message)
}

/** The first key of a JSON pointer. */
function keyOf(pointer: string): string {
  return pointer.split('/')[1]!.replaceAll('~1', '/').replaceAll('~0', '~')
}

/** An error of the mapping without the path to the field, which stands beside it. */
function faultText(error: string, key: string): string {
  const own = error.split('\n').map((line) => line.trim().replace(`/${key}/`, '').replace(`/${key} `, ''))
  return own.filter(Boolean).join(' ')
}
