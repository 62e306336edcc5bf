import type { JSONSchema4 } from 'json-schema'
import type { StatsContext } from '../host'
import { isObject } from '../data/values'
import { arrifyFields } from './arrify'
import { compileSchema } from './compile'
import { fitOf } from './fit'
import { AggregateAjvError } from './human-errors'

/** How to validate. */
export interface ValidateSchemaOptions {
  /** What the schema belongs to, for messages about mistakes in the schema itself. Default: not named. */
  schemaKey?: string
  /** Whether to throw rather than return false. Default true. */
  throwIfInvalid?: boolean
  /** Counts `ajv.discard` for each error thrown. Default: not counted. */
  statsContext?: Partial<StatsContext>
  /** Top-level keys whose values are kept as they are, declared or not. Default none. */
  exempt?: string[]
}

/**
 * Validates a value against a schema of {@link fieldsToJsonSchema}, and makes it fit, in place: values are converted to
 * the type wanted as ajv's `coerceTypes: 'array'` does it, single values become lists where lists are wanted, and
 * properties that no field declares are removed. Conditions see the values as they came.
 *
 * Validators are kept by schema object, so pass the same one for the same fields. Two schemas with one `schemaKey` never
 * meet.
 *
 * @returns whether the value is valid now.
 * @throws AggregateAjvError that lists everything wrong, unless `throwIfInvalid` is false.
 * @throws Error when the schema itself is wrong, see {@link compileSchema}.
 */
export function validateSchema(obj: unknown, schema: JSONSchema4, options: ValidateSchemaOptions = {}): boolean {
  const { schemaKey, throwIfInvalid = true, statsContext, exempt = [] } = options
  if (isObject(obj) && !exempt.some((key) => Object.hasOwn(obj, key)) && fitOf(schema, schemaKey)(obj, false) === obj) {
    return true
  }
  const validator = compileSchema(schema, schemaKey)
  const kept = isObject(obj) ? exempt.flatMap((key) => (Object.hasOwn(obj, key) ? { key, value: obj[key] } : [])) : []

  arrifyFields(obj, schema)
  const isValid = validator(obj)
  const { errors } = validator
  // The validator would hold the payload until its next call.
  validator.errors = null
  if (isObject(obj)) for (const { key, value } of kept) if (value !== undefined) obj[key] = value

  if (!isValid && throwIfInvalid) {
    statsContext?.statsClient?.incr('ajv.discard', 1, statsContext.tags)
    throw new AggregateAjvError(errors)
  }
  return isValid
}
