import type { JSONLikeObject } from '../data/json'
import { isObject } from '../data/values'
import { compileMapping, type CompiledMapping } from './compile'
import { ContentCache } from './content-cache'

/** A mapping that was checked and is ready for any number of events. */
export interface PreparedMapping {
  readonly resolve: CompiledMapping
}

const byIdentity = new WeakMap<object, PreparedMapping>()
const byContent = new ContentCache<PreparedMapping>()

/**
 * Checks and compiles a mapping once for many events. What was made is found again by the mapping object, which is taken
 * as unchangeable from then on, and for mappings that are parsed anew for each event by their content.
 *
 * @throws MappingTypeError for `null` and `undefined`
 * @throws MappingError, ValidationError or ValidationErrors as `transform` does
 */
export function prepareMapping(mapping: JSONLikeObject): PreparedMapping {
  const known = byIdentity.get(mapping)
  if (known) return known
  if (!isObject(mapping)) return { resolve: compileMapping(mapping) }
  const prepared = byContent.find(mapping, (unknown) => ({ resolve: compileMapping(unknown) }))
  byIdentity.set(mapping, prepared)
  return prepared
}
