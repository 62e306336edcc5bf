import type { ErrorObject } from 'ajv'
import type { JSONSchema4 } from 'json-schema'
import type { StatsContext } from '../host'
import type { SyncMode } from '../definition'
import type { JSONObject } from '../data/json'
import { isObject } from '../data/values'
import { arrifyFields, removeEmptyValues } from './clean'
import { compileSchema } from './compile'
import { syncModeKey } from './conditions'
import { fitOf, UNFIT } from './fit'
import { fieldsToJsonSchema, type MinimalFields } from './from-fields'
import { AggregateAjvError, describeErrors, type HumanError } from './human-errors'

/** How to validate. */
export interface ValidateSchemaOptions {
  /** The owner of the schema, for messages about mistakes in the schema itself. Default: not named. */
  schemaKey?: string
  /** Whether to throw instead of returning false. Default: true. */
  throwIfInvalid?: boolean
  /** Counts `ajv.discard` for each error thrown. Default: not counted. */
  statsContext?: Partial<StatsContext>
  /** Top-level keys whose values stay unchanged, declared or not. Default: none. */
  exempt?: string[]
}

/**
 * Validates a value against a schema of {@link fieldsToJsonSchema}, and converts it in place: values to the declared
 * type like ajv's `coerceTypes: 'array'`, and single values to lists for list fields. Removes properties that no field
 * declares. Conditions see the values before the conversion.
 *
 * Validators are cached by schema object, so pass the same object for the same fields. `schemaKey` does not affect
 * that.
 *
 * @returns whether the value is valid now.
 * @throws AggregateAjvError that lists all faults, unless `throwIfInvalid` is false.
 * @throws Error if the schema itself is wrong, see {@link compileSchema}.
 *
 * @example
 * import { fieldsToJsonSchema, validateSchema } from '@segment/actions-core'
 *
 * const schema = fieldsToJsonSchema({ count: { label: 'Count', description: 'How many.', type: 'number' } })
 * const payload = { count: '2' }
 * validateSchema(payload, schema) // true, and payload is { count: 2 }
 */
export function validateSchema(obj: unknown, schema: JSONSchema4, options: ValidateSchemaOptions = {}): boolean {
  const { throwIfInvalid = true, statsContext, exempt = [], schemaKey } = options
  if (isObject(obj) && !hasAny(obj, exempt) && fitOf(schema, schemaKey)(obj, false) === obj) return true
  const errors = errorsOf(obj, schema, options)
  if (errors.length > 0 && throwIfInvalid) {
    statsContext?.statsClient?.incr('ajv.discard', 1, statsContext.tags)
    throw new AggregateAjvError(errors)
  }
  return errors.length === 0
}

/**
 * Makes the payload of an action from a mapped event: removes empty values and what no field declares, and converts the
 * others to the types of the fields. Does not modify the mapped event.
 *
 * @param isSingle whether empty texts at the top level are removed, as for single events
 * @returns the payload, or the errors of ajv: to create an `Error` takes longer than all of this
 * @throws Error if the schema itself is wrong, see {@link compileSchema}
 */
export function checkPayload(
  mapped: unknown,
  schema: JSONSchema4,
  isSingle: boolean,
  options: Pick<ValidateSchemaOptions, 'schemaKey' | 'exempt'> = {}
): { payload: Record<string, unknown> } | { errors: ErrorObject[] } {
  const { schemaKey, exempt = [] } = options
  if (isObject(mapped) && !hasAny(mapped, exempt)) {
    const fitted = fitOf(schema, schemaKey)(mapped, isSingle)
    if (fitted !== UNFIT) return { payload: fitted as Record<string, unknown> }
  }
  const payload = removeEmptyValues(mapped, schema, isSingle) as Record<string, unknown>
  const errors = errorsOf(payload, schema, options)
  return errors.length === 0 ? { payload } : { errors }
}

function hasAny(object: object, keys: string[]): boolean {
  // A loop, because this runs for each event.
  for (const key of keys) if (Object.hasOwn(object, key)) return true
  return false
}

/** Validates and converts like {@link validateSchema}, with ajv, and returns what ajv says. */
function errorsOf(
  obj: unknown,
  schema: JSONSchema4,
  { schemaKey, exempt = [] }: Pick<ValidateSchemaOptions, 'schemaKey' | 'exempt'>
): ErrorObject[] {
  const validator = compileSchema(schema, schemaKey)
  const kept = isObject(obj) ? exempt.flatMap((key) => (Object.hasOwn(obj, key) ? { key, value: obj[key] } : [])) : []

  arrifyFields(obj, schema)
  const errors = validator(obj) ? infiniteNumbers(obj, schema, '') : (validator.errors ?? [])
  // The validator would keep the payload in memory until its next call.
  validator.errors = null
  if (isObject(obj)) for (const { key, value } of kept) if (value !== undefined) obj[key] = value
  return errors
}

/**
 * Finds the numbers of a valid value that JSON cannot hold, as errors of ajv. ajv converts the text `1e999` to `Infinity`,
 * which would be sent as `null`.
 */
function infiniteNumbers(value: unknown, schema: JSONSchema4, instancePath: string): ErrorObject[] {
  const { type, properties, items } = schema
  if (value === Infinity || value === -Infinity) {
    const isNumber = [type].flat().some((each) => each === 'number' || each === 'integer')
    const error = { instancePath, schemaPath: '', keyword: 'type', params: { type }, parentSchema: schema }
    return isNumber ? [{ ...error, data: String(value) }] : []
  }
  if (Array.isArray(value) && items && !Array.isArray(items)) {
    return value.flatMap((element, index) => infiniteNumbers(element, items, `${instancePath}/${index}`))
  }
  if (!isObject(value) || !properties) return []
  return Object.keys(properties).flatMap((key) =>
    Object.hasOwn(value, key) ? infiniteNumbers(value[key], properties[key], `${instancePath}/${key}`) : []
  )
}

/** A valid payload, or everything that is wrong with it. */
export type PayloadValidation = { valid: true; payload: JSONObject } | { valid: false; errors: HumanError[] }

const schemas = new WeakMap<MinimalFields, JSONSchema4>()

/**
 * Validates a payload as delivery does for a single event: removes empty values, converts the others to the types of
 * the fields, removes what no field declares, and lists the faults. Does not modify the input; the result shares what does
 * not change, and is the payload itself if nothing does. Without any fields, returns the payload unchanged.
 *
 * @param payload JSON, with the values from the mapping.
 * @param fields the fields of an action. Their schema is cached by this object, so later changes have no effect.
 * @param syncMode the sync mode of the mapping, for conditions on it. Default: the value of the payload under {@link
 *   syncModeKey}.
 * @throws Error if the fields themselves are wrong, see {@link compileSchema} and {@link fieldsToJsonSchema}.
 *
 * @example
 * import { validatePayload } from '@segment/actions-core'
 *
 * const id = { label: 'ID', description: 'The ID.', type: 'string', required: true } as const
 * validatePayload({ id: 7, other: true }, { id }) // { valid: true, payload: { id: '7' } }
 */
export function validatePayload(payload: unknown, fields: MinimalFields, syncMode?: SyncMode): PayloadValidation {
  if (isObject(payload) && Object.keys(fields).length === 0) return { valid: true, payload: payload as JSONObject }

  const schema = schemas.get(fields) ?? fieldsToJsonSchema(fields)
  schemas.set(fields, schema)
  const chosen = syncMode && isObject(payload) ? { ...payload, [syncModeKey]: syncMode } : payload
  const checked = checkPayload(chosen, schema, true)
  return 'errors' in checked
    ? { valid: false, errors: describeErrors(checked.errors) }
    : { valid: true, payload: checked.payload as JSONObject }
}
