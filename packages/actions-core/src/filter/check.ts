import { isArray, isObject, realTypeOf } from '../data/values'
import { CustomError } from '../errors/classes'
import { parseFql } from '../trigger'
import { keysOf } from './paths'

/** A filter that cannot be compiled: which one, what is wrong with it and what to write instead. */
export class FilterError extends CustomError {
  /** The position of the filter in its list, from 0. Absent if the list itself is wrong. */
  readonly position?: number

  constructor(message: string, position?: number) {
    super(message)
    this.position = position
  }
}

/** What a filter may do with an event. */
const DEEDS = ['drop', 'drop-properties', 'keep-properties'] as const

const KEYS = ['name', 'trigger', 'do', 'properties', 'enabled']

/** The parts of an event whose content a filter may drop or keep. */
const PARTS = ['properties', 'traits', 'context'] as const

/** Throws a {@link FilterError} for anything but a list of filters that can be compiled. */
export function checkFilters(filters: unknown): void {
  if (!isArray(filters)) throw new FilterError(`The filters must be a list, but they are ${typeOf(filters)}.`)
  for (const [position, filter] of filters.entries()) {
    const problem = problemOf(filter)
    if (problem) throw new FilterError(`${titleOf(filter, position)}: ${problem}`, position)
  }
}

function titleOf(filter: unknown, position: number): string {
  const name = isObject(filter) && typeof filter.name === 'string' && filter.name
  return name ? `Filter ${position + 1} ('${name}')` : `Filter ${position + 1}`
}

function problemOf(filter: unknown): string | undefined {
  if (!isObject(filter)) return `it must be an object, but it is ${typeOf(filter)}.`
  const { name, trigger, do: deed, properties, enabled } = filter
  const unknown = Object.keys(filter).find((key) => !KEYS.includes(key))
  if (unknown !== undefined) return `it has no key '${unknown}'. The keys are ${KEYS.join(', ')}.`
  if (name !== undefined && typeof name !== 'string') return `'name' must be a text, but it is ${typeOf(name)}.`
  if (enabled !== undefined && typeof enabled !== 'boolean') {
    return `'enabled' must be true or false, but it is ${typeOf(enabled)}.`
  }
  if (!(DEEDS as readonly unknown[]).includes(deed)) {
    return `'do' must be ${DEEDS.slice(0, -1).join(', ')} or ${DEEDS.at(-1)}, but it is ${shown(deed)}.`
  }
  return problemOfTrigger(trigger) ?? problemOfPaths(deed as string, properties)
}

function problemOfTrigger(trigger: unknown): string | undefined {
  if (trigger === undefined) return undefined
  if (typeof trigger !== 'string') return `'trigger' must be a text, but it is ${typeOf(trigger)}.`
  if (trigger.trim() === '') return `'trigger' is empty. Leave it out to filter every event.`
  const tree = parseFql(trigger)
  return 'error' in tree ? `the trigger '${trigger}' does not parse: ${tree.error.message}` : undefined
}

function problemOfPaths(deed: string, paths: unknown): string | undefined {
  if (deed === 'drop') {
    return paths === undefined
      ? undefined
      : `'properties' has no effect with drop. Leave it out, or do drop-properties.`
  }
  if (!isArray(paths) || paths.length === 0) {
    return `${deed} needs 'properties': a list of paths, such as ["properties.email"].`
  }
  for (const path of paths) {
    const problem =
      typeof path === 'string' ? problemOfPath(path) : `'properties' contains ${typeOf(path)}, not a path.`
    if (problem) return problem
  }
  return undefined
}

function problemOfPath(path: string): string | undefined {
  const [part] = keysOf(path)
  if (!(PARTS as readonly (string | undefined)[]).includes(part)) {
    const example = path.trim() === '' ? 'properties.email' : `properties.${path}`
    return `the path '${path}' must begin with ${PARTS.slice(0, -1).join(', ')} or ${PARTS.at(-1)}, as in ${example}.`
  }
  const element = /\[\d+\]/.exec(path)?.[0]
  if (element) return `the path '${path}' names one element of a list. Leave out ${element}: a path applies to each.`
  return undefined
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : value === undefined ? 'missing' : typeOf(value)
}

function typeOf(value: unknown): string {
  const type = realTypeOf(value)
  return ['null', 'undefined'].includes(type) ? type : /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`
}
