import type { JSONSchema4, JSONSchema4TypeName } from 'json-schema'
import { isObject } from '../data/values'

// Prepares a payload for validation: removes empty values, and turns single values into lists.

/**
 * Copies a payload without its empty values: `null` where the schema does not allow it, and `''` where the schema does
 * not allow strings. At the top level, with `isRoot`, `''` is empty for strings too. Lists lose their empty elements. A
 * single object instead of a list is cleaned like a list element.
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
  if (Array.isArray(value)) return cleanList(value, schema)
  if (isObject(value)) return cleanObject(value, schema, isRoot)
  return value
}

function cleanList(list: unknown[], { items }: JSONSchema4): unknown[] {
  if (!items || Array.isArray(items)) return list
  return list.map((element) => removeEmptyValues(element, items)).filter((element) => element !== undefined)
}

function cleanObject(object: Record<string, unknown>, schema: JSONSchema4, isRoot: boolean): unknown {
  const { properties, items } = schema
  if (!properties) return items && !Array.isArray(items) ? removeEmptyValues(object, items) : object
  const cleaned: [string, unknown][] = []
  for (const key of Object.keys(object)) {
    const original = object[key]
    const value = Object.hasOwn(properties, key) ? removeEmptyValues(original, properties[key]) : original
    if (value !== undefined && !(isRoot && value === '')) cleaned.push([key, value])
  }
  return Object.fromEntries(cleaned)
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
