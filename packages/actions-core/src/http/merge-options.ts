import { isObject } from '../real-type-of'
import { mergeHeaders, type HeaderLayer } from './merge-headers'
import type { AllRequestOptions, NormalizedOptions } from './options'

/** Options of one layer; inside the client the headers of a layer may be a `Headers` object. */
export type OptionLayer = Omit<AllRequestOptions, 'headers' | 'method'> & { headers?: HeaderLayer; method?: string }

/** Options after merging. */
export type MergedOptions = OptionLayer & Pick<NormalizedOptions, 'headers' | 'beforeRequest' | 'afterResponse'>

/**
 * Merges layers of options, later ones over earlier ones. Headers merge by name, plain objects key by key at any
 * depth, arrays (the hooks, lists in `json`) are joined; anything else is replaced, so that a URLSearchParams, a
 * Buffer or another instance arrives as it was given. No layer is modified.
 *
 * @throws TypeError for a layer that is not an object, and for headers that cannot be sent
 */
export function mergeOptions(...layers: OptionLayer[]): MergedOptions {
  return layers.reduce<MergedOptions>(addLayer, { headers: new Headers(), beforeRequest: [], afterResponse: [] })
}

/** As {@link mergeOptions}, for one layer over options that were merged before and stay as they are. */
export function addLayer(base: MergedOptions, layer: OptionLayer): MergedOptions {
  if (!isObject(layer)) throw new TypeError("The 'options' argument must be an object")
  // A key comes first, because V8 gives a shape of its own to every object of a literal that begins with a spread and
  // gains keys; objects of few shapes are many times as fast to make and to read.
  const merged = mergeShared({ headers: undefined, ...(base as object), ...layer }, base, layer) as MergedOptions
  merged.headers = mergeHeaders(base.headers, layer.headers)
  // A layer that says `beforeRequest: undefined` does not take away the hooks below it.
  merged.beforeRequest ??= base.beforeRequest
  merged.afterResponse ??= base.afterResponse
  return merged
}

function mergeValues(base: unknown, value: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(value)) return [...base, ...value]
  return isPlainObject(base) && isPlainObject(value) ? mergeObjects(base, value) : value
}

function mergeObjects(base: object, over: object): object {
  return mergeShared({ ...base, ...over }, base, over)
}

/** Merges the values that two objects have under the same key, into a copy of both. */
function mergeShared(merged: object, base: object, over: object): object {
  for (const key of Object.keys(over)) {
    if (!Object.hasOwn(base, key)) continue
    const value: unknown = Reflect.get(over, key)
    const both = mergeValues(Reflect.get(base, key), value)
    // Defined and not assigned: a JSON text can hold the key __proto__.
    if (both !== value) Object.defineProperty(merged, key, { value: both })
  }
  return merged
}

/** Tells `{}` from class instances, also across realms, where the object prototypes differ. */
function isPlainObject(value: unknown): value is object {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
