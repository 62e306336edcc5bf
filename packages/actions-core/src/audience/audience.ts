import type { Personas } from '../context'
import type {
  AudienceDestinationConfigurationWithCreateGet,
  AudienceDestinationDefinition,
  DestinationDefinition
} from '../definition'
import { markInputError } from '../errors'
import { fieldsToJsonSchema, validateSchema } from '../schema'
import type { SegmentEvent } from '../segment-event'

/** Gives the functions of a destination that can create and find audiences, or undefined where it lacks one of them. */
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
 * Checks the settings of an audience against the audience fields, coercing them in place; none at all are fine.
 *
 * @throws AggregateAjvError with status 400
 */
export function validateAudienceSettings(definition: object, audienceSettings: unknown): void {
  const { audienceFields } = definition as Partial<AudienceDestinationDefinition>
  if (!audienceFields || !audienceSettings || Object.keys(audienceSettings).length === 0) return
  let schema = schemas.get(audienceFields)
  if (!schema) {
    schema = fieldsToJsonSchema(audienceFields)
    schemas.set(audienceFields, schema)
  }
  try {
    validateSchema(audienceSettings, schema)
  } catch (error) {
    throw markInputError(error)
  }
}

/** Reads from an event, or the first of a batch, which audience it comes from and the settings of that audience. */
export function audienceContextOf(events: SegmentEvent | SegmentEvent[]): {
  audienceSettings: unknown
  personasContext?: Personas
} {
  const event = Array.isArray(events) ? events[0] : events
  const personas = event?.context?.personas as (Personas & { audience_settings?: unknown }) | undefined
  return personas
    ? { audienceSettings: personas.audience_settings, personasContext: personas }
    : { audienceSettings: {}, personasContext: personas }
}
