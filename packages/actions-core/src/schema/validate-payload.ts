import type { JSONSchema4 } from 'json-schema'
import type { SyncMode } from '../definition'
import type { JSONObject } from '../data/json'
import { isObject } from '../data/values'
import { syncModeKey } from './conditions'
import { fieldsToJsonSchema, type MinimalFields } from './from-fields'
import { AggregateAjvError, type HumanError } from './human-errors'
import { removeEmptyValues } from './remove-empty-values'
import { validateSchema } from './validate'

/** A payload that fits, or everything that is wrong with it. */
export type PayloadValidation = { valid: true; payload: JSONObject } | { valid: false; errors: HumanError[] }

const schemas = new WeakMap<MinimalFields, JSONSchema4>()

/**
 * Does to a payload what delivery does to that of a single event: removes its empty values, converts the others to the
 * types of the fields, removes what no field declares, and says what is wrong. The input is not modified; content that
 * the fields leave open (objects without `properties`) is shared with the result. With no fields at all the payload is
 * passed on.
 *
 * @param payload JSON, with the values that the mapping made.
 * @param fields the fields of an action. What is made of them is kept, so later changes to them have no effect.
 * @param syncMode the sync mode that the mapping chose, for conditions on it. Default: what the payload holds under
 *   {@link syncModeKey}.
 * @throws Error when the fields themselves are wrong, see {@link compileSchema} and {@link fieldsToJsonSchema}.
 */
export function validatePayload(payload: unknown, fields: MinimalFields, syncMode?: SyncMode): PayloadValidation {
  if (isObject(payload) && Object.keys(fields).length === 0) return { valid: true, payload: payload as JSONObject }

  const schema = schemas.get(fields) ?? fieldsToJsonSchema(fields)
  schemas.set(fields, schema)
  const chosen = syncMode && isObject(payload) ? { ...payload, [syncModeKey]: syncMode } : payload
  const cleaned = removeEmptyValues(chosen, schema, true)
  try {
    validateSchema(cleaned, schema)
    return { valid: true, payload: cleaned as JSONObject }
  } catch (error) {
    if (error instanceof AggregateAjvError) return { valid: false, errors: error.toJSON() }
    throw error
  }
}
