import { directives } from './directives'
import type { FieldValue } from './field-value'
import { isTemplateDirective } from './guards'
import { checkMappingLimits } from './limits'

/** Directives that are listed without keys: what is in them counts as written by hand. */
const UNLISTED = new Set(['@literal', '@excludeWhenNull'])

/** The text of a template directive; any other value as it is. */
export function getFieldValue(value: FieldValue): unknown {
  return isTemplateDirective(value) ? value['@template'] : value
}

/**
 * Lists the keys of the event that a value of a mapping mentions, as they are written there: `$.properties.id`, or
 * what stands between the braces of a template. For what a mapping reads in fact, see `pathsOfMapping`.
 *
 * `@literal` and `@excludeWhenNull` are listed without keys, and so is the list of `@arrayPath` where it is a plain
 * text; keys inside its shape are relative to an element, and those in the `mapping` of `@transform` to what `apply`
 * gives.
 *
 * @returns in the order of the value, with repetitions; nothing for scalars
 * @throws MappingError for a value that is too deep or too large, or a Liquid template that cannot be read
 */
export function getFieldValueKeys(value: FieldValue): string[] {
  checkMappingLimits(value)
  return keysOf(value).filter((key) => key !== '')
}

/** The same as {@link getFieldValueKeys}, under the name that callers with values of no known type use. */
export function getRawKeys(value: FieldValue): string[] {
  return getFieldValueKeys(value)
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
