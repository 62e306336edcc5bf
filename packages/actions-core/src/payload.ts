import type { CloudAction } from './action'
import type { StatsContext } from './host'
import { isObject } from './data/values'
import { fitOf, removeEmptyValues, UNFIT, validateSchema } from './schema'

/** The property that dynamic authentication puts into payloads; validation leaves it as it is. */
const EXEMPT = 'dynamicAuthSettings'

/**
 * Makes the payload of what a mapping resolved to: empty values go, the rest is coerced to the types of the fields, and
 * unknown properties go. An action without fields takes everything as it is.
 *
 * @param single whether the payload goes to `perform`; only then are empty texts at the top removed
 * @throws AggregateAjvError where the payload does not fit the fields
 */
export function payloadOf(
  action: CloudAction,
  resolved: unknown,
  single: boolean,
  statsContext?: StatsContext
): Record<string, unknown> {
  const { schema, schemaKey } = action
  if (!schema) return resolved as Record<string, unknown>
  if (isObject(resolved) && !Object.hasOwn(resolved, EXEMPT)) {
    const fitted = fitOf(schema, schemaKey)(resolved, single)
    if (fitted !== UNFIT) return fitted as Record<string, unknown>
  }
  const payload = removeEmptyValues(resolved, schema, single) as Record<string, unknown>
  validateSchema(payload, schema, { schemaKey, exempt: [EXEMPT], statsContext })
  return payload
}
