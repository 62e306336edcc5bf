/** The types that {@link realTypeOf} returns for the values of events and mappings. */
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

/**
 * Returns the type of a value as `typeof` does, but tells `null`, `array`, `date` and `map` from `object`.
 *
 * @example
 * realTypeOf(null) // 'null'
 */
export function realTypeOf(value: unknown): TypeName {
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase() as TypeName
}

/**
 * True for objects in the sense of JSON: not `null`, not an array, not a Date, a Map or the like.
 *
 * @example
 * const keysOf = (value: unknown) => (isObject(value) ? Object.keys(value) : [])
 */
export function isObject(value: unknown): value is { [key: string]: unknown } {
  return Object.prototype.toString.call(value) === '[object Object]'
}

/**
 * True for arrays.
 *
 * @example
 * const lengthOf = (value: unknown) => (isArray(value) ? value.length : 0)
 */
export function isArray(value: unknown): value is unknown[] {
  return Array.isArray(value)
}

/**
 * True for primitive strings.
 *
 * @example
 * const upper = (value: unknown) => (isString(value) ? value.toUpperCase() : value)
 */
export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

const plain = {}

/** Whether no program added enumerable properties to all objects, which a loop over keys would find in each. */
export function isPrototypeClean(): boolean {
  for (const _ in plain) return false
  return true
}

/** Whether an object is one as `JSON.parse` makes it: besides its own keys it only has the built-in ones. */
export function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}

/** The value under an own key; `undefined` for inherited keys such as `constructor`, and for `__proto__`. */
export function own<Value>(record: { readonly [key: string]: Value } | undefined, key: string): Value | undefined
export function own(value: unknown, key: string): unknown
export function own(value: unknown, key: string): unknown {
  if (value === undefined || value === null) return undefined
  // Most keys that are looked up are missing, so the cheap test comes first.
  const found = (value as Record<string, unknown>)[key]
  return found !== undefined && isSafeKey(key) && Object.hasOwn(value, key) ? found : undefined
}

/** False for `__proto__`, the one key whose assignment would replace the prototype of an object. */
export function isSafeKey(key: string): boolean {
  return key !== '__proto__'
}

/** Sets a key of an object that is built from foreign data. A key that is not safe is dropped. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  if (isSafeKey(key)) target[key] = value
}

/** True for `{}` and false for instances of classes, also for objects of another realm. */
export function isPlainObject(value: unknown): value is { [key: string]: unknown } {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
