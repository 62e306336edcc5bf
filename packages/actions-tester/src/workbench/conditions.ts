import type { JSONField } from '../api'

type Conditions = NonNullable<JSONField['depends_on']>

/** Reads the value of another field, by its key or `parent.child`; the sync mode for undefined. */
export type ValueOf = (fieldKey: string | undefined) => unknown

/** Whether the conditions of a field hold: those of `depends_on`, or of `required`. */
export function areMet({ match = 'all', conditions }: Conditions, valueOf: ValueOf): boolean {
  const results = conditions.map((condition) => {
    const value = valueOf(condition.type === 'syncMode' ? undefined : condition.fieldKey)
    const wanted = Array.isArray(condition.value) ? condition.value : [condition.value]
    const isOne = wanted.some((each) => JSON.stringify(each ?? undefined) === JSON.stringify(value ?? undefined))
    return condition.operator === 'is' ? isOne : !isOne
  })
  return match === 'any' ? results.some(Boolean) : results.every(Boolean)
}
