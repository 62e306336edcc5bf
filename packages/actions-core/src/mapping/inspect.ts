import type { JSONLikeObject } from '../data/json'
import { isArray, isObject } from '../data/values'
import { directiveName } from './checks'
import { directives } from './directives'
import type { FieldValue } from './field-value'
import { checkMappingLimits } from './limits'
import { plainPath } from './path'
import { unwrapRoot } from './validate'

// What a mapping reads, determined without an event.

/**
 * A directive as {@link visitMapping} reports it.
 *
 * @example
 * const nameOf = (directive: VisitedDirective) => JSON.stringify(directive)
 */
export interface VisitedDirective {
  /** Its key, for example `@path`. */
  name: string
  /** Its operand in the mapping. */
  operand: unknown
  /**
   * The paths that it reads itself, without those of directives in its operand: keys separated by dots, `''` for the
   * whole payload.
   */
  paths: string[]
  /**
   * Whether the paths start at something other than the event: at a list element (shape of `@arrayPath`), or at the
   * output of another mapping (`mapping` of `@transform`).
   */
  derived: boolean
}

/**
 * Calls a function for every directive of a mapping, each before the directives in its operand. Skips unknown
 * directives; operands of a wrong shape have no paths. `validate` finds both.
 *
 * @throws MappingError for a mapping that is too deep or too large, or a Liquid template that cannot be parsed
 *
 * @example
 * import { visitMapping } from '@segment/actions-core'
 *
 * const names: string[] = []
 * visitMapping({ id: { '@path': '$.userId' } }, ({ name }) => names.push(name))
 * // names is ['@path']
 */
export function visitMapping(mapping: JSONLikeObject, visitor: (directive: VisitedDirective) => void): void {
  checkMappingLimits(mapping)
  const visit = (value: unknown, derived: boolean): void => {
    if (isArray(value)) return value.forEach((element) => visit(element, derived))
    if (!isObject(value)) return
    const name = directiveName(value)
    if (name === undefined) return Object.values(value).forEach((child) => visit(child, derived))
    const operand = value[name]
    const references = directives[name]?.references(operand)
    if (!references) return
    visitor({ name, operand, paths: references.paths?.map(plainPath) ?? [], derived })
    for (const inner of references.values ?? []) visit(inner, derived)
    for (const inner of references.derived ?? []) visit(inner, true)
  }
  visit(isObject(mapping) ? unwrapRoot(mapping) : mapping, false)
}

/**
 * Lists the event paths that a mapping reads, each once, with keys separated by dots, in the order of the mapping. A
 * path includes everything below it; nothing else in an event affects the payload. `''` means the whole event: the
 * mapping reads all of it, or a path that is only known when it is evaluated.
 *
 * @throws what {@link visitMapping} throws
 *
 * @example
 * import { pathsOfMapping } from '@segment/actions-core'
 *
 * pathsOfMapping({ id: { '@path': '$.userId' }, text: { '@template': '{{properties.name}}' } })
 * // ['userId', 'properties.name']
 */
export function pathsOfMapping(mapping: JSONLikeObject): string[] {
  const paths = new Set<string>()
  visitMapping(mapping, (directive) => {
    if (!directive.derived) for (const path of directive.paths) paths.add(path)
  })
  return [...paths]
}

/** Directives whose keys are not listed: their content counts as entered by a user. */
const UNLISTED = new Set(['@literal', '@excludeWhenNull'])

/**
 * Lists the keys of the event that a value of a mapping mentions, in the spelling of the mapping: `$.properties.id`, or
 * the text between the braces of a template. For what a mapping actually reads, see {@link pathsOfMapping}.
 *
 * `@literal`, `@excludeWhenNull` and a plain-text list of `@arrayPath` have no keys. Keys in a shape of `@arrayPath`
 * start at an element, and those in the `mapping` of `@transform` at the result of `apply`.
 *
 * @returns in the order of the value, with repetitions; an empty list for scalars
 * @throws MappingError for a value that is too deep or too large, or a Liquid template that cannot be parsed
 *
 * @example
 * import { getFieldValueKeys } from '@segment/actions-core'
 *
 * getFieldValueKeys({ '@template': '{{properties.first}} {{properties.last}}' })
 * // ['properties.first', 'properties.last']
 */
export function getFieldValueKeys(value: FieldValue): string[] {
  checkMappingLimits(value)
  return keysOf(value).filter((key) => key !== '')
}

function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const name = Object.keys(directives).find((candidate) => Object.hasOwn(value, candidate))
  if (name === undefined) return Object.values(value).flatMap(keysOf)
  if (UNLISTED.has(name)) return []
  const operand = (value as Record<string, unknown>)[name]
  const { keys = [], values = [], derived = [] } = directives[name]?.references(operand) ?? {}
  return [...keys, ...[...values, ...derived].flatMap(keysOf)]
}
