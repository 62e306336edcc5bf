import type { JSONSchema4, JSONSchema4TypeName } from 'json-schema'
import { isObject } from '../data/values'

/**
 * Gives a payload without its empty values: `null` where the schema does not allow it, and `''` where the schema does
 * not allow texts. At the top level `''` is empty for texts as well, if `isRoot` says so. Lists lose their empty
 * elements; a single object that stands for a list is cleaned as its only element would be.
 *
 * The input is not modified. It is followed only as deep as the schema describes it, so that cycles do no harm; what the
 * schema leaves open is passed on as it is. An empty value by itself gives `undefined`.
 *
 * @param schema the JSON Schema of the value. Without a type and choices the value is passed on. Default: such a one.
 * @param isRoot whether `value` is the payload of a single event. Default false.
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
