import type {
  AudienceDestinationConfigurationWithCreateGet,
  AudienceDestinationDefinition,
  DestinationDefinition
} from '../definition'
import { markInputError } from '../errors/classes'
import { fieldsToJsonSchema, validateSchema } from '../schema'

/** Returns the audience configuration of a destination that can create and find audiences, else undefined. */
export function audienceConfigOf<Settings, AudienceSettings>(
  definition: DestinationDefinition<Settings>
): AudienceDestinationConfigurationWithCreateGet<Settings, AudienceSettings> | undefined {
  const { audienceConfig } = definition as Partial<AudienceDestinationDefinition<Settings, AudienceSettings>>
  return audienceConfig && 'createAudience' in audienceConfig && 'getAudience' in audienceConfig
    ? audienceConfig
    : undefined
}

const schemas = new WeakMap<object, ReturnType<typeof fieldsToJsonSchema>>()

/**
 * Validates the settings of an audience against the audience fields. Empty or missing settings are valid.
 *
 * @returns a coerced copy without unknown settings; the same settings if there are no audience fields
 * @throws AggregateAjvError with status 400
 */
export function validAudienceSettings<Settings>(definition: object, audienceSettings: Settings): Settings {
  const { audienceFields } = definition as Partial<AudienceDestinationDefinition>
  if (!audienceFields || !audienceSettings || Object.keys(audienceSettings).length === 0) return audienceSettings
  let schema = schemas.get(audienceFields)
  if (!schema) {
    schema = fieldsToJsonSchema(audienceFields)
    schemas.set(audienceFields, schema)
  }
  const checked = structuredClone(audienceSettings)
  try {
    validateSchema(checked, schema)
    return checked
  } catch (error) {
    throw markInputError(error)
  }
}
