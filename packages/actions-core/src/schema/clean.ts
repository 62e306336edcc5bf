import type { JSONSchema4, JSONSchema4TypeName } from 'json-schema'
import { isObject, isSafeKey } from '../data/values'

// Prepares a payload for validation: removes empty values, and turns single values into lists.

/**
 * Copies a payload without its empty values: `null` where the schema does not allow it, and `''` where the schema does
 * not allow strings. At the top level, with `isRoot`, `''` is empty for strings too. Lists lose their empty elements. A
 * single object instead of a list is cleaned like a list element. Objects that the schema describes lose an own key
 * `__proto__`.
 *
 * Does not modify the input. The function goes only as deep as the schema describes, so cycles do no harm; values that
 * the schema does not describe are returned unchanged. For an empty value by itself the result is `undefined`.
 *
 * @param schema the JSON Schema of the value. Without a type and choices the value is returned unchanged. Default:
 *   `{}`.
 * @param isRoot whether `value` is the payload of a single event. Default: false.
 *
 * @example
 * import { fieldsToJsonSchema, removeEmptyValues } from '@segment/actions-core'
 *
 * const schema = fieldsToJsonSchema({ id: { label: 'ID', description: 'The ID.', type: 'string' } })
 * removeEmptyValues({ id: null }, schema, true) // {}
 */
export function removeEmptyValues(value: unknown, schema: JSONSchema4 = {}, isRoot = false): unknown {
  if (schema.type === undefined && schema.enum === undefined) return value
  if (value === null) return allows(schema, 'null') ? null : undefined
  if (value === '') return allows(schema, 'string') ? '' : undefined
  if (typeof value !== 'object') return value
  if (Array.isArray(value)) return cleanList(value, schema)
  return isObject(value) ? cleanObject(value, schema, isRoot) : value
}

function cleanList(list: unknown[], { items }: JSONSchema4): unknown[] {
  if (!items || Array.isArray(items)) return list
  return list.map((element) => removeEmptyValues(element, items)).filter((element) => element !== undefined)
}

function cleanObject(object: Record<string, unknown>, schema: JSONSchema4, isRoot: boolean): unknown {
  const { properties, items } = schema
  if (!properties) return items && !Array.isArray(items) ? removeEmptyValues(object, items) : object
  const changes: Change[] = []
  for (const key of Object.keys(object)) {
    const original = object[key]
    let value = Object.hasOwn(properties, key) ? removeEmptyValues(original, properties[key]) : original
    if ((isRoot && value === '') || !isSafeKey(key)) value = undefined
    if (value !== original || value === undefined) changes.push([key, value])
  }
  return withChanges(object, changes)
}

/** A new value of a key; `undefined` removes the key. */
export type Change = [key: string, value: unknown]

/** Copies an object with other values for some keys. */
export function withChanges(object: Record<string, unknown>, changes: Change[]): Record<string, unknown> {
  const copy = { ...object }
  const dropped = new Set<string>()
  for (const [key, value] of changes) {
    if (value === undefined) dropped.add(key)
    else copy[key] = value
  }
  if (dropped.size === 0) return copy
  const kept: Record<string, unknown> = {}
  for (const key of Object.keys(copy)) if (!dropped.has(key)) kept[key] = copy[key]
  return kept
}

function allows({ type }: JSONSchema4, name: JSONSchema4TypeName): boolean {
  return Array.isArray(type) ? type.includes(name) : type === name
}

/**
 * Returns a list unchanged, an empty list for `undefined`, and a list of one for any other value.
 *
 * @param treatNullAsEmpty whether `null` becomes an empty list rather than `[null]`. Default: true.
 *
 * @example
 * import { arrify } from '@segment/actions-core/schema'
 *
 * arrify('a') // ['a']
 */
export function arrify(value: unknown, treatNullAsEmpty = true): unknown[] {
  if (Array.isArray(value)) return value
  if (value === undefined || (value === null && treatNullAsEmpty)) return []
  return [value]
}

/**
 * Turns single values into lists, in place, for the top-level properties that a schema declares with the type `array`.
 * `null` and `undefined` stay. Anything but a plain object stays unchanged.
 *
 * @example
 * import { arrifyFields } from '@segment/actions-core/schema'
 *
 * const payload = { tags: 'a' }
 * arrifyFields(payload, { properties: { tags: { type: 'array' } } })
 * // payload is { tags: ['a'] }
 */
export function arrifyFields(obj: unknown, schema: JSONSchema4): void {
  if (!isObject(obj)) return
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (property.type !== 'array' || !Object.hasOwn(obj, key)) continue
    const value = obj[key]
    if (value !== null && value !== undefined) obj[key] = arrify(value)
  }
}
