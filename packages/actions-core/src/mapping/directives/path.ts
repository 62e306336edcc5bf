import { isString, realTypeOf } from '../../data/values'
import { stringOrDirective, withDirective } from '../checks'
import { MappingError } from '../errors'
import { get, withoutRoot } from '../path'
import type { DirectiveDefinition } from './directive'

/** `@path`: the value at a path, which is a text or a directive that gives one. */
export const path: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    const text = interpreter.resolve(operand, payload)
    if (!isString(text)) throw new MappingError(`@path: expected string, got ${realTypeOf(text)}`)
    return get(payload, withoutRoot(text))
  },
  compile(operand, compiler) {
    return isString(operand) ? compiler.path(withoutRoot(operand)) : undefined
  },
  forwards: true,
  validate: withDirective(stringOrDirective),
  references(operand) {
    if (!isString(operand)) return { paths: [''], values: [operand] }
    return { keys: [operand], paths: [withoutRoot(operand)] }
  }
}
