import { isArray, isObject } from '../../data/values'
import { anyValue, objectWith, optional } from '../checks'
import { MappingError } from '../errors'
import { isSameSpot } from '../reader'
import { textOf } from '../text-of'
import type { DirectiveDefinition } from './directive'

/**
 * `@if`: `then` or `else`, by whether the value of `exists` is there and not `null`, or the value of `blank` has
 * content. A branch `else` that is falsy gives nothing.
 */
export const ifDirective: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) throw new MappingError('@if requires an object with an "exists" key')
    const { exists, blank } = operand
    if (!exists && !blank) throw new MappingError('@if requires an "exists" key or a "blank" key')

    const met =
      exists !== undefined
        ? (interpreter.resolve(exists, payload) ?? null) !== null
        : hasContent(interpreter.resolve(blank, payload))

    if (met) return interpreter.resolve(operand.then, payload)
    return operand.else ? interpreter.resolve(operand.else, payload) : undefined
  },
  compile(operand, compiler) {
    if (!isObject(operand) || (!operand.exists && !operand.blank)) return undefined
    const then = compiler.result(operand.then)
    const otherwise = compiler.result(operand.else ? operand.else : undefined)
    if (operand.exists === undefined) {
      const blank = compiler.value(operand.blank)
      return (frame) => (hasContent(blank(frame)) ? then(frame) : otherwise(frame))
    }
    const exists = compiler.value(operand.exists)
    // Most presets ask for what they then take: one look does for both.
    if (exists.spot && then.spot && otherwise.spot && isSameSpot(exists.spot, then.spot)) {
      const { parent, key } = then.spot
      return compiler.found({ parent, key, otherwise: otherwise.spot })
    }
    return (frame) => ((exists(frame) ?? null) !== null ? then(frame) : otherwise(frame))
  },
  forwards: true,
  validate: objectWith({ exists: optional(anyValue), then: optional(anyValue), else: optional(anyValue) }),
  references(operand) {
    if (!isObject(operand)) return {}
    return { values: [operand.blank, operand.exists, operand.then, operand.else] }
  }
}

/** False for `null` and for whatever JavaScript holds loosely equal to an empty text: `0`, `false`, `[]`, `[[]]`. */
function hasContent(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return false
  if (typeof value === 'string') return true
  return !isArray(value) || textOf(value) !== ''
}
