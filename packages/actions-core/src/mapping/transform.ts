import type { StatsContext } from '../host'
import type { JSONLikeObject, JSONObject } from '../data/json'
import { isArray, isObject, realTypeOf } from '../data/values'
import { checkedData, compileMapping, type CompiledMapping } from './compile'
import { ContentCache } from './content-cache'
import { MappingError } from './errors'

/**
 * The data that a mapping reads, usually an event.
 *
 * @example
 * const data: InputData = { type: 'track', properties: { total: 9.5 } }
 */
export type InputData = { [key: string]: unknown }

/**
 * Builds a payload from an event: evaluates the directives of the mapping, and drops keys without a value. Modifies
 * neither argument. An own key `__proto__` of the mapping or the event never reaches the payload.
 *
 * A mapping object is compiled once: changes to it after its first use have no effect.
 *
 * @param mapping a mapping of fields, or one directive, whose value is returned
 * @param data the event. Default: `{}`.
 * @param statsContext receives metrics of directives; `fieldKey:` tags name the path to the directive
 * @throws MappingError with status 400, like all errors here: for data that is not an object, for limits, and for
 *   operands that cannot be evaluated
 * @throws ValidationError or ValidationErrors for a mapping with faults
 *
 * @example
 * import { transform } from '@segment/actions-core'
 *
 * transform({ id: { '@path': '$.userId' }, source: 'web' }, { userId: 'u-1' }) // { id: 'u-1', source: 'web' }
 */
export function transform(mapping: JSONLikeObject, data: InputData = {}, statsContext?: StatsContext): JSONObject {
  checkedData(data)
  return prepareMapping(mapping)(data, statsContext)
}

/**
 * Like {@link transform}, for several events. Checks the mapping once. Does not check the items; if the mapping of one
 * fails, the whole call fails.
 *
 * @example
 * import { transformBatch } from '@segment/actions-core'
 *
 * transformBatch({ id: { '@path': '$.userId' } }, [{ userId: 'u-1' }, { userId: 'u-2' }])
 * // [{ id: 'u-1' }, { id: 'u-2' }]
 */
export function transformBatch(
  mapping: JSONLikeObject,
  data: InputData[] = [],
  statsContext?: StatsContext
): JSONObject[] {
  if (!isArray(data)) throw new MappingError(`data must be an array, got ${realTypeOf(data)}`)
  const payloadOf = prepareMapping(mapping)
  return data.map((item) => payloadOf(item, statsContext))
}

const byIdentity = new WeakMap<object, CompiledMapping>()
const byContent = new ContentCache<CompiledMapping>()

/**
 * Checks and compiles a mapping once for many events. A later call with the same object, or with another object of the
 * same content, returns the same result. So hosts can parse their settings again for each event.
 *
 * @param mapping must not be modified afterwards
 * @returns a function that builds the payload of an event. It throws MappingErrors for operands that cannot be evaluated,
 *   and for event data that is too deep.
 * @throws MappingTypeError for `null` and `undefined`
 * @throws MappingError, ValidationError or ValidationErrors as {@link transform} does
 *
 * @example
 * import { prepareMapping } from '@segment/actions-core/mapping-kit'
 *
 * const payloadOf = prepareMapping({ id: { '@path': '$.userId' } })
 * payloadOf({ userId: 'u-1' }) // { id: 'u-1' }
 */
export function prepareMapping(mapping: JSONLikeObject): CompiledMapping {
  const known = byIdentity.get(mapping)
  if (known) return known
  if (!isObject(mapping)) return compileMapping(mapping)
  const prepared = byContent.find(mapping, compileMapping)
  byIdentity.set(mapping, prepared)
  return prepared
}
