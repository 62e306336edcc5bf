import { isObject } from '../../data/values'
import { objectOrDirective, objectWith, required } from '../checks'
import { MappingError } from '../errors'
import type { DirectiveDefinition } from './directive'

/** `@transform`: `mapping` resolved on what `apply` makes of the payload. */
export const transform: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) {
      throw new MappingError('@transform requires an object with an "apply" key and a "mapping" key')
    }
    const { apply, mapping } = operand
    if (!mapping) throw new MappingError('@transform requires a "mapping" key')
    if (!apply) throw new MappingError('@transform requires a "apply" key')
    if (!isObject(apply)) throw new MappingError('@transform "apply" key should be an object')
    return interpreter.resolve(mapping, interpreter.transform(apply, payload))
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.mapping || !isObject(operand.apply)) return undefined
    const apply = compiler.transform(operand.apply)
    const mapping = compiler.derived(operand.mapping)
    return (frame) => mapping(apply(frame.payload), frame)
  },
  validate: objectWith({ apply: required(objectOrDirective), mapping: required(objectOrDirective) }),
  references: (operand) => (isObject(operand) ? { values: [operand.apply], derived: [operand.mapping] } : {})
}
