import { type Ability, type Field, fieldOfPath } from './fields'
import { OPERATORS } from './operators'
import type { ConditionValue, LeafCondition } from './types'

const WITHOUT_VALUE = new Set(['exists', 'not_exists', 'is_true', 'is_false'])

/**
 * Makes the condition that `path operator value` stands for, for example `properties.total`, `=`, `100`.
 *
 * @param operator as written, or the name of an operator
 * @returns `undefined` when the path begins with no known field
 */
export function conditionOn(path: string, operator: string, value: ConditionValue | null): LeafCondition | undefined {
  const field = fieldOfPath(path)
  if (!field) return undefined
  const name = field.nested && { name: path.slice(field.word.length + 1) || path }
  return { type: field.type, ...name, ...comparison(field, operator, value) } as LeafCondition
}

function comparison(field: Field, operator: string, value: ConditionValue | null) {
  const can = (ability: Ability): boolean => field.abilities.includes(ability)
  if (WITHOUT_VALUE.has(operator)) return { operator }
  if (operator === '=' || operator === '!=') {
    if (value === null && can('null')) return { operator: operator === '=' ? 'not_exists' : 'exists' }
    if (typeof value === 'boolean' && operator === '=' && can('boolean')) return { operator: `is_${value}` }
    if (typeof value === 'number' && can('number')) {
      return { operator: operator === '=' ? 'number_equals' : 'number_not_equals', value }
    }
  }
  return { operator, value: field.nested ? typedValue(operator, value) : String(value) }
}

/** One form for what means the same, so that a printed condition is read back as it was. */
function typedValue(operator: string, value: ConditionValue | null): ConditionValue {
  const needs = OPERATORS.get(operator)?.short?.needs
  if (needs === 'number' && Number.isFinite(Number(value))) return Number(value)
  return value === null || needs === 'call' ? String(value) : value
}
