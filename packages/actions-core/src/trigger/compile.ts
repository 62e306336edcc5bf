import { isSafeKey } from '../mapping/safe-key'
import { fieldOfType } from './fields'
import { OPERATORS } from './operators'
import { keysOf } from './paths'
import type { Condition, LeafCondition } from './types'

/** A trigger as a function of an event. */
export type CompiledTrigger = (event: object) => boolean

/** Makes a function of a tree that says what walking the tree says, and does not look at the tree again. */
export function compileTrigger(condition: Condition): CompiledTrigger {
  if (condition.type !== 'group') return compileLeaf(condition)
  const children = condition.children.map(compileTrigger)
  if (condition.operator === 'and') return all(children)
  return condition.operator === 'or' ? any(children) : () => false
}

function all(children: CompiledTrigger[]): CompiledTrigger {
  return (event) => {
    for (let index = 0; index < children.length; index++) if (!children[index](event)) return false
    return true
  }
}

function any(children: CompiledTrigger[]): CompiledTrigger {
  return (event) => {
    for (let index = 0; index < children.length; index++) if (children[index](event)) return true
    return false
  }
}

function compileLeaf(condition: LeafCondition): CompiledTrigger {
  const field = fieldOfType(condition.type)
  const operator = OPERATORS.get(condition.operator)
  if (!field || !operator) return () => false
  const holds = operator.expecting(condition.value)
  const { word } = field
  if (!('name' in condition)) return (event) => holds(own(event, word))
  const keys = keysOf(condition.name)
  return (event) => {
    let value = own(event, word)
    for (let index = 0; index < keys.length && value; index++) value = own(value, keys[index])
    return holds(value)
  }
}

function own(value: unknown, key: string): unknown {
  const found = (value as Record<string, unknown>)[key]
  return found !== undefined && isSafeKey(key) && Object.hasOwn(value as object, key) ? found : undefined
}
