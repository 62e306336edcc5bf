import type { JSONSchema4, JSONSchema4Type } from 'json-schema'
import type { DependsOnCondition, DependsOnConditions, MinimalInputField } from '../definition'

/**
 * The reserved key of a payload for the sync mode of the mapping. Conditions on the sync mode read it, so the payload
 * must have it during validation. No field declares it, so validation then removes it.
 */
export const syncModeKey = '__segment_internal_sync_mode'

type Fields = Record<string, MinimalInputField>

/**
 * The path to a property. `level` counts from 0 at the top. The segments after a `list` are properties of its elements.
 */
type Path = { key: string; level: number; list: boolean }[]

/**
 * Returns the JSON Schema of all conditional requirements: one entry of `allOf` per key. A requirement without
 * conditions has no entry; without entries the result has no keys.
 *
 * @param requirements by the key of the required field; `parent.child` names a property of an object field.
 * @param fields defines which fields are lists. Default: none.
 * @throws the errors of {@link singleFieldConditionsToJsonSchema}.
 *
 * @example
 * import { conditionsToJsonSchema } from '@segment/actions-core/schema'
 *
 * const conditions = [{ fieldKey: 'channel', operator: 'is', value: 'sms' } as const]
 * conditionsToJsonSchema({ phone: { match: 'all', conditions } }).allOf?.length // 1
 */
export function conditionsToJsonSchema(
  requirements: Record<string, DependsOnConditions>,
  fields: Fields = {}
): JSONSchema4 {
  const entries = Object.entries(requirements).filter(([, { conditions }]) => conditions.length > 0)
  if (entries.length === 0) return {}
  return { allOf: entries.map(([key, conditions]) => singleFieldConditionsToJsonSchema(key, conditions, fields)) }
}

/**
 * Returns the JSON Schema (`if`, `then`) that requires a field if its conditions are met.
 *
 * `is` requires the value, or one of a list of values; `is_not` requires any other, so that an absent field never meets
 * it. The value `undefined` stands for "absent". Keys start at the top level; dots lead into object fields of any
 * depth, unless a field has exactly that name. If a property of a list's elements is required on conditions about the
 * same elements, each element is checked by itself. Any other condition on elements is met if one of them meets it.
 *
 * @throws Error for an operator other than `is` and `is_not`, and for an empty list of values.
 *
 * @example
 * import { singleFieldConditionsToJsonSchema } from '@segment/actions-core/schema'
 *
 * const conditions = [{ fieldKey: 'channel', operator: 'is', value: 'sms' } as const]
 * singleFieldConditionsToJsonSchema('phone', { match: 'all', conditions }).then // { required: ['phone'] }
 */
export function singleFieldConditionsToJsonSchema(
  fieldKey: string,
  { match, conditions }: DependsOnConditions,
  fields: Fields = {}
): JSONSchema4 {
  const [first, ...others] = conditions
  if (first && others.length === 0) return fieldConditionSingleDependencyToJsonSchema(first, fieldKey, fields)

  return requirement(fieldKey, conditions, fields, (paths) => ({
    [match === 'any' ? 'anyOf' : 'allOf']: conditions.map((condition, i) =>
      conditionMet(condition, paths[i], presenceAmongOthers)
    )
  }))
}

/**
 * Like {@link singleFieldConditionsToJsonSchema}, for one condition. Here `null` counts as absent.
 *
 * @example
 * import { fieldConditionSingleDependencyToJsonSchema } from '@segment/actions-core/schema'
 *
 * const condition = { fieldKey: 'channel', operator: 'is', value: 'sms' } as const
 * fieldConditionSingleDependencyToJsonSchema(condition, 'phone').then // { required: ['phone'] }
 */
export function fieldConditionSingleDependencyToJsonSchema(
  condition: DependsOnCondition,
  fieldKey: string,
  fields: Fields = {}
): JSONSchema4 {
  return requirement(fieldKey, [condition], fields, ([path]) => conditionMet(condition, path, presenceAlone))
}

function requirement(
  fieldKey: string,
  conditions: DependsOnCondition[],
  fields: Fields,
  met: (dependencies: Path[]) => JSONSchema4
): JSONSchema4 {
  const target = pathOf(fieldKey, fields)
  const dependencies = conditions.map((condition) =>
    pathOf(condition.type === 'syncMode' ? syncModeKey : condition.fieldKey, fields)
  )
  const depth = sharedListDepth(target, dependencies)
  const rule = { if: met(dependencies.map((path) => path.slice(depth))), then: along(target.slice(depth), 'items') }
  return inside(target.slice(0, depth), 'items', rule)
}

function pathOf(fieldKey: string, fields: Fields): Path {
  let siblings: Fields = fields
  return (Object.hasOwn(fields, fieldKey) ? [fieldKey] : fieldKey.split('.')).map((key, level) => {
    const field: MinimalInputField | undefined = Object.hasOwn(siblings, key) ? siblings[key] : undefined
    siblings = field?.properties ?? {}
    return { key, level, list: field?.multiple === true }
  })
}

/**
 * Returns how many segments lead to the innermost list whose elements contain the target and all that it depends on.
 */
function sharedListDepth(target: Path, dependencies: Path[]): number {
  let depth = 0
  for (const [i, { key, list }] of target.slice(0, -1).entries()) {
    if (!dependencies.every((path) => path.length > i + 1 && path[i].key === key)) break
    if (list) depth = i + 1
  }
  return depth
}

function conditionMet(
  { operator, value }: DependsOnCondition,
  path: Path,
  presence: typeof presenceAlone
): JSONSchema4 {
  if (operator !== 'is' && operator !== 'is_not') {
    throw new Error(`Unsupported conditionally required field operator: ${String(operator)}`)
  }
  const values: unknown[] = Array.isArray(value) ? [...new Set(value)] : [value]
  if (values.length === 0) {
    const name = path.map(({ key }) => key).join('.')
    throw new Error(`The condition on '${name}' has an empty list of values. List a value, or leave the condition out.`)
  }
  const defined = values.filter((each) => each !== undefined) as JSONSchema4Type[]
  const equal: JSONSchema4 = defined.length === 1 ? { const: defined[0] } : { enum: defined }
  const parts: JSONSchema4[] = []
  if (values.length > defined.length) parts.push(presence(path)[operator])
  if (defined.length > 0) parts.push(along(path, 'contains', operator === 'is' ? equal : { not: equal }))
  return parts.length === 1 ? parts[0] : { [operator === 'is' ? 'anyOf' : 'allOf']: parts }
}

function presenceAlone(path: Path): Record<DependsOnCondition['operator'], JSONSchema4> {
  const present = along(path, 'contains')
  const { key, level } = path[path.length - 1]
  // `type` also converts the value; below the top level that would modify the caller's objects.
  const isNull = inside(path.slice(0, -1), 'contains', {
    properties: { [key]: level === 0 ? { type: 'null' } : { const: null } }
  })
  return { is: { anyOf: [{ not: present }, isNull] }, is_not: { allOf: [present, { not: isNull }] } }
}

function presenceAmongOthers(path: Path): Record<DependsOnCondition['operator'], JSONSchema4> {
  const present = along(path, 'contains')
  return { is: { not: present }, is_not: present }
}

/** Requires every segment of the path and, with `leaf`, that the value at its end matches that schema. */
function along([{ key, list }, ...rest]: Path, ofElements: 'items' | 'contains', leaf?: JSONSchema4): JSONSchema4 {
  if (rest.length === 0) return { required: [key], ...(leaf && { properties: { [key]: leaf } }) }
  const inner = along(rest, ofElements, leaf)
  return { required: [key], properties: { [key]: list ? { [ofElements]: inner } : inner } }
}

/** Applies a schema to the value at the end of the path, if it exists. */
function inside([segment, ...rest]: Path, ofElements: 'items' | 'contains', leaf: JSONSchema4): JSONSchema4 {
  if (!segment) return leaf
  const inner = inside(rest, ofElements, leaf)
  return { properties: { [segment.key]: segment.list ? { [ofElements]: inner } : inner } }
}
