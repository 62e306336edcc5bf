import { isObject, realTypeOf } from '../data/values'
import { directiveKeys } from './checks'
import { directives } from './directives'
import { aggregate, MappingError, MappingTypeError, ValidationError, type Fault } from './errors'
import { checkMappingLimits } from './limits'

/**
 * Checks a mapping without an event: the names of directives and the shapes of their operands. Scalars are always
 * valid. Does not check arrays: a directive in one is checked when it is evaluated.
 *
 * @param stack the keys that led to this mapping, for the error messages
 * @throws ValidationError if the mapping is one faulty directive
 * @throws ValidationErrors with all the faults of an object
 * @throws MappingError if the mapping is too deep or too large
 *
 * @example
 * import { validate } from '@segment/actions-core/mapping-kit'
 *
 * validate({ name: { '@case': { operator: 'lower', value: { '@path': '$.properties.name' } } } })
 */
export function validate(mapping: unknown, stack: string[] = []): void {
  checkMappingLimits(mapping)
  const fault = walk(mapping, stack.map((key) => `/${key}`).join(''))
  if (fault) throw fault
}

function walk(value: unknown, path: string): Fault {
  if (!isObject(value)) return undefined
  const names = directiveKeys(value)
  if (names.length > 0) return checkDirective(value, names, path)
  return aggregate(Object.keys(value).map((key) => walk(value[key], `${path}/${key}`)))
}

function checkDirective(value: Record<string, unknown>, names: string[], path: string): Fault {
  const others = Object.keys(value).some((key) => !key.startsWith('@') && key !== '_metadata')
  if (names.length > 1 || others) {
    const count = names.length > 1 ? names.length : Object.keys(value).length
    return new ValidationError(path, `should only have one @-prefixed key but it has ${count} keys`)
  }
  const [name] = names
  const directive = directives[name]
  if (!directive) return new ValidationError(path, `has an invalid directive: ${name}`)
  return directive.validate(value[name], `${path}/${name}`, walk)
}

/**
 * Checks a mapping before it is compiled.
 *
 * @returns the mapping, or a new one if a directive at its root takes the other keys
 * @throws MappingTypeError for `null` and `undefined`
 * @throws MappingError, ValidationError or ValidationErrors as `transform` does
 */
export function checkedMapping(mapping: unknown): Record<string, unknown> {
  if (mapping === null || mapping === undefined) {
    throw new MappingTypeError(`mapping must be an object, got ${realTypeOf(mapping)}`)
  }
  // Lists and strings count as objects whose keys are indexes, other scalars as empty objects.
  const unwrapped = unwrapRoot(isObject(mapping) ? mapping : { ...mapping })
  validate(unwrapped)
  return unwrapped
}

/** The key of a mapping whose directive takes all other keys as its `mapping`. */
const ROOT_DIRECTIVE_KEY = '__segment_internal_directive'

/**
 * Replaces a mapping that has the key {@link ROOT_DIRECTIVE_KEY} with the directive under that key. The other keys
 * become the `mapping` of its operand. Intended for `@transform`; a directive that reads no `mapping` loses the other
 * keys.
 *
 * @returns a new mapping, or the same one if it does not have the key
 * @throws MappingError if the key does not contain a single directive whose operand is an object
 */
export function unwrapRoot(mapping: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(mapping, ROOT_DIRECTIVE_KEY)) return mapping
  const { [ROOT_DIRECTIVE_KEY]: root, ...rest } = mapping
  const members = isObject(root) ? Object.entries(root) : []
  if (members.length > 1) throw new MappingError('The root mapping must only have a single directive object')
  const [name, operand] = members[0] ?? []
  if (name === undefined || !isObject(operand)) throw new MappingError('The root directive must be an object')
  return { [name]: { ...operand, mapping: rest } }
}
