import { isObject, isString } from '../../data/values'
import { anyValue, objectWith, oneOf, required } from '../checks'
import { MappingError } from '../errors'
import { removeUndefined } from '../remove-undefined'
import type { DirectiveDefinition } from './directive'

/** `@json`: a value as JSON text, or the value of a JSON text; text that is not JSON stays as it is. */
export const json: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) throw new MappingError('@json requires an object with a "value" key')
    if (!operand.mode) throw new MappingError('@json requires a "mode" key')
    if (!operand.value) throw new MappingError('@json requires a "value" key')
    return convert(interpreter.resolve(operand.value, payload), operand.mode)
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.mode || !operand.value) return undefined
    const { mode } = operand
    const value = compiler.value(operand.value)
    return (frame) => convert(value(frame), mode)
  },
  validate: objectWith({ mode: required(oneOf('encode', 'decode')), value: required(anyValue) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value] } : {})
}

function convert(value: unknown, mode: unknown): unknown {
  if (mode === 'encode') return encode(value)
  if (mode === 'decode') return isString(value) ? decode(value) : value
  return undefined
}

function encode(value: unknown): string | undefined {
  // The copy bounds the depth, so that data which contains itself is refused with a clear error.
  const copy = removeUndefined(value)
  try {
    return JSON.stringify(copy)
  } catch (cause) {
    throw new MappingError(`@json cannot write the value as JSON: ${(cause as Error).message}`, { cause })
  }
}

function decode(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
