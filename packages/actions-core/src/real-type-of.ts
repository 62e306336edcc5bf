/** The names that {@link realTypeOf} gives for the values that occur in events and mappings. */
export type TypeName =
  | 'string'
  | 'number'
  | 'bigint'
  | 'boolean'
  | 'symbol'
  | 'undefined'
  | 'object'
  | 'function'
  | 'regexp'
  | 'array'
  | 'date'
  | 'null'
  | 'map'

/** Names the type of a value more closely than `typeof`: `null`, `array`, `date` and `map` are told from `object`. */
export function realTypeOf(value: unknown): TypeName {
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase() as TypeName
}

/** True for what JSON calls an object: not `null`, not an array, not a Date, Map or the like. */
export function isObject(value: unknown): value is { [key: string]: unknown } {
  return Object.prototype.toString.call(value) === '[object Object]'
}

/** True for arrays. */
export function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

/** True for primitive strings. */
export function isString(value: unknown): value is string {
  return typeof value === 'string'
}
