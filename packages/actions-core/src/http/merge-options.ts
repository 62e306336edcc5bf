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
  // The empty lists keep a layer that says `beforeRequest: undefined` from taking away the hooks below it.
  const { headers, beforeRequest = [], afterResponse = [], ...values } = layer
  const merged = mergeHeaders(base.headers, headers)
  return mergeObjects(base, { ...values, beforeRequest, afterResponse, headers: merged }) as MergedOptions
}

function mergeValues(base: unknown, value: unknown): unknown {
  if (Array.isArray(base) && Array.isArray(value)) return [...base, ...value]
  return isPlainObject(base) && isPlainObject(value) ? mergeObjects(base, value) : value
}

function mergeObjects(base: object, over: object): object {
  const merged = Object.entries(over).map(([key, value]) => {
    return [key, Object.hasOwn(base, key) ? mergeValues(Reflect.get(base, key), value) : value]
  })
  return { ...base, ...Object.fromEntries(merged) }
}

/** Tells `{}` from class instances, also across realms, where the object prototypes differ. */
function isPlainObject(value: unknown): value is object {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
