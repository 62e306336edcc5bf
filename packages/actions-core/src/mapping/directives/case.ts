import { isObject, isString } from '../../data/values'
import { objectWith, optional, string, stringOrDirective } from '../checks'
import { MappingError } from '../errors'
import type { DirectiveDefinition } from './directive'

/** `@case`: a text in lower or upper case; other values stay as they are. */
export const caseDirective: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) throw new MappingError('@case requires an object with a "operator" key')
    const { operator } = operand
    if (!operator) throw new MappingError('@case requires a "operator" key')
    return operand.value ? inCase(interpreter.resolve(operand.value, payload), operator) : undefined
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.operator || !operand.value) return undefined
    const { operator } = operand
    const value = compiler.value(operand.value)
    return (frame) => inCase(value(frame), operator)
  },
  validate: objectWith({ operator: optional(string), value: optional(stringOrDirective) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value] } : {})
}

function inCase(value: unknown, operator: unknown): unknown {
  if (!isString(value)) return value
  if (operator === 'lower') return value.toLowerCase()
  if (operator === 'upper') return value.toUpperCase()
  throw new MappingError('operator key should have a value of "lower" or "upper"')
}
