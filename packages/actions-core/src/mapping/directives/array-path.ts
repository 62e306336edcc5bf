import { isArray, isObject, isString, realTypeOf } from '../../data/values'
import { array, stringOrDirective, withDirective, type Check } from '../checks'
import { MappingError } from '../errors'
import { get, withoutRoot } from '../path'
import type { DirectiveDefinition } from './directive'

const rootCheck = withDirective(stringOrDirective)

const check: Check = (operand, path, walk) => {
  const fault = array(operand, path, walk)
  if (fault) return fault
  const [root, shape] = operand as unknown[]
  return rootCheck(root, path, walk) ?? walk(shape, path)
}

/**
 * `@arrayPath`: the list at a path, each element in the shape of the second member. A single object counts as a list of
 * one; without a shape, and for scalars, the value stays as it is.
 */
export const arrayPath: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isArray(operand)) throw new MappingError(`@arrayPath expected array, got ${realTypeOf(operand)}`)
    const [root, shape] = operand
    const list = isString(root) ? get(payload, withoutRoot(root)) : interpreter.resolve(root, payload)
    if (!isObject(shape) || Object.keys(shape).length === 0) return list
    if (isObject(list)) return [interpreter.resolve(shape, list)]
    return isArray(list) ? list.map((element) => interpreter.resolve(shape, element)) : list
  },
  compile(operand, compiler) {
    if (!isArray(operand)) return undefined
    const [root, shape] = operand
    const list = isString(root) ? { '@path': root } : root
    if (!isObject(shape) || Object.keys(shape).length === 0) return compiler.result(list)
    const source = compiler.value(list)
    const shaped = compiler.element(shape)
    return (frame) => {
      const found = source(frame)
      if (isArray(found)) return found.map((element) => shaped(element, frame))
      return isObject(found) ? [shaped(found, frame)] : found
    }
  },
  forwards: true,
  validate: check,
  references(operand) {
    if (!isArray(operand)) return {}
    const [root, shape] = operand
    return isString(root) ? { paths: [withoutRoot(root)], derived: [shape] } : { values: [root], derived: [shape] }
  }
}
