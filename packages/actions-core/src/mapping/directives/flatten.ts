import { isObject, isString } from '../../data/values'
import { anyValue, objectWith, optional, required, string } from '../checks'
import { MappingError } from '../errors'
import { flattenObject } from '../flatten'
import type { DirectiveDefinition } from './directive'

/** `@flatten`: one level of nested objects and, unless `omitArrays` is set, arrays. */
export const flatten: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) throw new MappingError('@flatten requires an object with a "separator" key')
    if (!operand.separator) throw new MappingError('@flatten requires a "separator" key')
    const separator = interpreter.resolve(operand.separator, payload)
    if (!isString(separator)) throw new MappingError('@flatten requires a string separator')
    const value = interpreter.resolve(operand.value, payload)
    return flattenObject(value, '', separator, Boolean(operand.omitArrays))
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.separator || !isString(operand.separator)) return undefined
    const { separator } = operand
    const value = compiler.value(operand.value)
    const omitArrays = Boolean(operand.omitArrays)
    return (frame) => flattenObject(value(frame), '', separator, omitArrays)
  },
  validate: objectWith({ value: required(anyValue), separator: optional(string) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value, operand.separator] } : {})
}
