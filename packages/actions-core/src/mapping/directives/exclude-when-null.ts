import { isObject } from '../../data/values'
import { anyValue, withDirective } from '../checks'
import { checkDataDepth } from '../limits'
import { setKey } from '../safe-key'
import type { DirectiveDefinition } from './directive'

/** `@excludeWhenNull`: the value without `null`, at every level of objects; arrays stay as they are. */
export const excludeWhenNull: DirectiveDefinition = {
  evaluate: (operand, payload, interpreter) => withoutNull(interpreter.resolve(operand, payload), 1),
  compile(operand, compiler) {
    const value = compiler.value(operand)
    return (frame) => withoutNull(value(frame), 1)
  },
  validate: withDirective(anyValue),
  references: (operand) => ({ values: [operand] })
}

function withoutNull(value: unknown, depth: number): unknown {
  if (value === null) return undefined
  if (!isObject(value)) return value
  checkDataDepth(depth)
  const kept: Record<string, unknown> = {}
  for (const key of Object.keys(value)) setKey(kept, key, withoutNull(value[key], depth + 1))
  return kept
}
