import { isArray, isObject } from '../data/values'

/** The most paths in a list of what was removed. */
const MOST_PATHS = 100

/**
 * Lists the paths of what filters have removed from an event; at most 100. As a path of a filter applies to each element
 * of a list, the elements of a list share one path.
 *
 * @param before the event as the filters got it
 * @param after the event as they left it
 *
 * @example
 * import { compileFilters, removedPaths } from '@segment/actions-core/filter'
 *
 * const event = { type: 'identify', traits: { plan: 'pro', ssn: '000-00-0000' } }
 * const filter = compileFilters([{ do: 'keep-properties', properties: ['traits.plan'] }])
 * removedPaths(event, filter(event).event!) // ['traits.ssn']
 */
export function removedPaths(before: object, after: object): string[] {
  const paths = new Set<string>()
  collect(before, after, '', paths)
  return [...paths]
}

function collect(before: unknown, after: unknown, path: string, paths: Set<string>): void {
  // What filters keep, they share.
  if (before === after || paths.size === MOST_PATHS) return
  if (isArray(before) && isArray(after)) return collectElements(before, after, path, paths)
  if (!isObject(before) || !isObject(after)) return void paths.add(path)
  for (const [key, value] of Object.entries(before)) {
    collect(value, Object.hasOwn(after, key) ? after[key] : undefined, path === '' ? key : `${path}.${key}`, paths)
  }
}

function collectElements(before: unknown[], after: unknown[], path: string, paths: Set<string>): void {
  const left = before.length === after.length ? before : before.filter(isObject)
  if (left.length < before.length) paths.add(path)
  for (const [index, element] of left.entries()) collect(element, after[index], path, paths)
}
