import type { JSONSchema4 } from 'json-schema'
import { isObject } from '../data/values'

/**
 * Gives a list as it is, `undefined` as an empty list and any other value as a list of one.
 *
 * @param treatNullAsEmpty whether `null` gives an empty list rather than `[null]`. Default true.
 */
export function arrify(value: unknown, treatNullAsEmpty = true): unknown[] {
  if (Array.isArray(value)) return value
  if (value === undefined || (value === null && treatNullAsEmpty)) return []
  return [value]
}

/**
 * Wraps, in place, the single values of the top-level properties that a schema declares with the type `array`.
 * `null` and `undefined` stay. Anything but a plain object is left alone.
 */
export function arrifyFields(obj: unknown, schema: JSONSchema4): void {
  if (!isObject(obj)) return
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (property.type !== 'array' || !Object.hasOwn(obj, key)) continue
    const value = obj[key]
    if (value !== null && value !== undefined) obj[key] = arrify(value)
  }
}
