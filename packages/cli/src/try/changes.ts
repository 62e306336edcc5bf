import { isDeepStrictEqual } from 'node:util'
import { nameOfJson } from '@segment/actions-input'
import type { Change } from './report'

/**
 * Says what cleaning and coercion did to a value.
 *
 * @param path where the value is, as JSONPath
 * @param before what the mapping gave
 * @param after what the action gets; undefined where it was removed
 */
export function changesOf(path: string, before: unknown, after: unknown): Change[] {
  if (isDeepStrictEqual(before, after)) return []
  if (after === undefined) return [{ path, what: `removed: ${reasonOf(before)}` }]
  if (Array.isArray(after) && !Array.isArray(before)) {
    return [{ path, what: 'put into a list' }, ...changesOf(`${path}[0]`, before, after[0])]
  }
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after)
  if (isRecord(before) && isRecord(after)) {
    return Object.keys(before).flatMap((key) => changesOf(`${path}.${key}`, before[key], after[key]))
  }
  return [{ path, what: `converted from ${nameOfJson(before)} to ${nameOfJson(after)}` }]
}

function listChanges(path: string, before: unknown[], after: unknown[]): Change[] {
  if (before.length === after.length) {
    return before.flatMap((element, index) => changesOf(`${path}[${index}]`, element, after[index]))
  }
  const removed = before.length - after.length
  return [{ path, what: `${removed} empty ${removed === 1 ? 'element' : 'elements'} removed` }]
}

function reasonOf(value: unknown): string {
  if (value === null) return 'null is no value here'
  return value === '' ? 'an empty text is no value here' : 'no field declares it'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
