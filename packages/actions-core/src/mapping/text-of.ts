import { isArray, isObject } from '../data/values'
import { checkDataDepth } from './limits'

/**
 * The text of a value from an event as a template shows it: nothing for `null` and `undefined`, a list parted by commas
 * for arrays, `[object Object]` for objects. Keys of the event such as `toString` have no part in it.
 *
 * @throws MappingError for arrays nested more than 500 levels deep, or containing themselves
 */
export function textOf(value: unknown, depth = 1): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (isObject(value)) return '[object Object]'
  if (!isArray(value)) return String(value)
  checkDataDepth(depth)
  return value.map((element) => textOf(element, depth + 1)).join(',')
}
