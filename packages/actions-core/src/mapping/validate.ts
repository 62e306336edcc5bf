import { isObject } from '../data/values'
import { directiveKeys } from './directive-name'
import { directives } from './directives'
import { aggregate, ValidationError, type Fault } from './errors'
import { checkMappingLimits } from './limits'

/**
 * Checks a mapping before it meets an event: the names of directives and the shapes of their operands. Scalars are
 * always right, and arrays are not looked into; a directive in an array is checked when it is resolved.
 *
 * @param stack the keys that led to this mapping, for the messages
 * @throws ValidationError where the mapping is one faulty directive
 * @throws ValidationErrors with all the faults of an object
 * @throws MappingError where the mapping is too deep or too large
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
