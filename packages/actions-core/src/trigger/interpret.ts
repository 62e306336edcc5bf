import { get } from '../mapping/path'
import { fieldOfType } from './fields'
import { OPERATORS } from './operators'
import { keysOf } from './paths'
import type { Condition } from './types'

/**
 * The trigger language in its plainest form: walks the tree for each event. It says what the compiled form must say.
 *
 * @returns false for a condition of an unknown type or operator
 */
export function interpretTrigger(condition: Condition, event: object): boolean {
  if (condition.type !== 'group') {
    const field = fieldOfType(condition.type)
    const operator = OPERATORS.get(condition.operator)
    if (!field || !operator) return false
    const value = get(event, [field.word])
    return operator.expecting(condition.value)('name' in condition ? get(value, keysOf(condition.name)) : value)
  }
  if (condition.operator === 'and') return condition.children.every((child) => interpretTrigger(child, event))
  return condition.operator === 'or' && condition.children.some((child) => interpretTrigger(child, event))
}
