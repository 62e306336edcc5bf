import { fieldsToJsonSchema, validateSchema } from '@segment/actions-core'
import type { MinimalInputField } from '@segment/actions-core'
import { actionsOf, placed } from './check'
import type { Check, Placed } from './check'

/**
 * Settings, fields and the fields of hooks produce JSON Schemas that compile; an invalid one would fail every event.
 */
export const checkSchemas: Check = ({ definition }) => {
  const records: Omit<Placed<Record<string, MinimalInputField>>, 'key'>[] = actionsOf(definition).flatMap(
    ({ place, value }) => [
      { place: `${place}.fields`, value: value.fields },
      ...placed(`${place}.hooks`, value.hooks as Record<string, { inputFields?: object }> | undefined).map((hook) => ({
        place: `${hook.place}.inputFields`,
        value: (hook.value.inputFields ?? {}) as Record<string, MinimalInputField>
      }))
    ]
  )
  records.push({ place: 'authentication.fields', value: definition.authentication?.fields ?? {} })
  if ('audienceFields' in definition) {
    records.push({ place: 'audienceFields', value: definition.audienceFields as Record<string, MinimalInputField> })
  }
  return records.flatMap(({ place, value }) => {
    try {
      validateSchema({}, fieldsToJsonSchema(value), { throwIfInvalid: false })
      return []
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return [{ place, message: `it does not produce a valid JSON Schema: ${reason}` }]
    }
  })
}
