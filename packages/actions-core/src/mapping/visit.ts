import type { JSONLikeObject } from '../data/json'
import { isArray, isObject } from '../data/values'
import { directiveName } from './directive-name'
import { directives } from './directives'
import { checkMappingLimits } from './limits'
import { plainPath } from './path'
import { unwrapRoot } from './root'

/** A directive that {@link visitMapping} came by. */
export interface VisitedDirective {
  /** Its key, for example `@path`. */
  name: string
  /** Its operand as the mapping has it. */
  operand: unknown
  /**
   * The paths that it reads itself, without those of directives in its operand: keys parted by dots, `''` for the whole
   * payload.
   */
  paths: string[]
  /**
   * Whether the paths start at something else than the event: at an element of a list (shape of `@arrayPath`), or at
   * the output of another mapping (`mapping` of `@transform`).
   */
  derived: boolean
}

/**
 * Calls a function for every directive of a mapping, each before the directives in its operand. Directives that do not
 * exist are passed over, and operands of a wrong shape have no paths; run `validate` to find those.
 *
 * @throws MappingError for a mapping that is too deep or too large, or a Liquid template that cannot be read
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
 * Lists the event paths that a mapping reads, each once, keys parted by dots, in the order of the mapping. A path stands for everything
 * below it, and nothing else in an event has a part in the payload. `''` stands for the whole event: a mapping reads
 * that, or a path that is only known when it is resolved.
 *
 * @throws what {@link visitMapping} throws
 */
export function pathsOfMapping(mapping: JSONLikeObject): string[] {
  const paths = new Set<string>()
  visitMapping(mapping, (directive) => {
    if (!directive.derived) for (const path of directive.paths) paths.add(path)
  })
  return [...paths]
}
