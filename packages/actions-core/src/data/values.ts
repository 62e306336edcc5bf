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

const plain = {}

/** Whether a program has added nothing to all objects that a loop over keys, or a look-up, would find in each. */
export function isPrototypeClean(): boolean {
  for (const _ in plain) return false
  return true
}

/** Whether an object is one as JSON gives it, whose own keys are all that can be found in it, but for the built-in ones. */
export function isPlain(value: object): value is Record<string, unknown> {
  return Object.getPrototypeOf(value) === Object.prototype
}

/** Reads a key of an object that the object itself has, so that `constructor` and the like find nothing. */
export function own<Value>(record: { readonly [key: string]: Value } | undefined, key: string): Value | undefined
export function own(value: unknown, key: string): unknown
export function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

/** Distinguishes `{}` from instances of classes, also across realms, where the object prototypes differ. */
export function isPlainObject(value: unknown): value is { [key: string]: unknown } {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
