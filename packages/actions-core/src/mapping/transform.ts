import type { StatsContext } from '../host'
import type { JSONLikeObject, JSONObject } from '../data/json'
import { isArray, realTypeOf } from '../data/values'
import { MappingError } from './errors'
import { checkedData } from './interpret'
import { prepareMapping, type PreparedMapping } from './prepare'

/** The data that a mapping reads, usually an event. */
export type InputData = { [key: string]: unknown }

/**
 * Makes a payload of an event: directives in the mapping are replaced by what they find, and keys without a value are
 * dropped. Neither argument is modified. An own key `__proto__` of mapping or event never gets into the payload.
 *
 * A mapping object is read once: what is changed in it after its first use has no effect.
 *
 * @param mapping a mapping of fields, or a directive as a whole, whose value is then returned as it is
 * @param data the event; default `{}`
 * @param statsContext receives metrics of directives; `fieldKey:` tags tell the keys that lead to the directive
 * @throws MappingError with status 400, as do all errors: for data that is not an object, for limits, and for operands
 *   that cannot be evaluated
 * @throws ValidationError or ValidationErrors for a mapping with faults
 */
export function transform(mapping: JSONLikeObject, data: InputData = {}, statsContext?: StatsContext): JSONObject {
  checkedData(data)
  return resolveMapping(prepareMapping(mapping), data, statsContext)
}

/**
 * As {@link transform} for several events. The mapping is checked once; the items are not checked, and one whose
 * mapping fails fails them all.
 */
export function transformBatch(
  mapping: JSONLikeObject,
  data: InputData[] = [],
  statsContext?: StatsContext
): JSONObject[] {
  if (!isArray(data)) throw new MappingError(`data must be an array, got ${realTypeOf(data)}`)
  const prepared = prepareMapping(mapping)
  return data.map((item) => resolveMapping(prepared, item, statsContext))
}

/**
 * Makes the payload of one event by a mapping that is checked already.
 *
 * @throws MappingError for operands that cannot be evaluated, and for event data that is too deep
 */
export function resolveMapping(prepared: PreparedMapping, event: unknown, statsContext?: StatsContext): JSONObject {
  return prepared.resolve(event, statsContext) as JSONObject
}
