import { get } from '../mapping/path'
import { memoize } from '../mapping/memoize'
import { fieldOfType } from './fields'
import { OPERATORS } from './operators'
import type { Condition, Subscription } from './types'

const keysOf = memoize((name) => name.split(/[.[\]]/).filter((key) => key !== ''))

/**
 * Tells whether an event fits a trigger.
 *
 * Only own properties of the event are looked at. Texts are compared case-sensitively. A missing value passes `!=` and
 * `not_exists` and nothing else. A condition of an unknown type or operator never holds. `!= true` and `!= false` are the exact opposites of `= true` and `= false`.
 *
 * @param ast a tree, frozen or not; one with `error` fits no event
 * @param event `null` and `undefined` fit no trigger; any other value without properties has all its values missing
 */
export function validate(ast: Subscription, event: unknown): boolean {
  if ('error' in ast || event === undefined || event === null) return false
  return holds(ast, Object(event))
}

function holds(condition: Condition, event: object): boolean {
  if (condition.type !== 'group') {
    const field = fieldOfType(condition.type)
    const operator = OPERATORS.get(condition.operator)
    if (!field || !operator) return false
    const value = get(event, [field.word])
    return operator.holds('name' in condition ? get(value, keysOf(condition.name)) : value, condition.value)
  }
  if (condition.operator === 'and') return condition.children.every((child) => holds(child, event))
  return condition.operator === 'or' && condition.children.some((child) => holds(child, event))
}
