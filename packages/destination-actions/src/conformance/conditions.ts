import type { InputField } from '@segment/actions-core'
import type { FieldCondition } from '@segment/actions-core/destination-kit/types'
import { actionsOf, placed } from './check'
import type { Check, Finding } from './check'
import { choicesOf } from './fields'
import { isLiteral } from './mappings'

type Siblings = Record<string, Pick<InputField, 'choices' | 'properties' | 'depends_on' | 'required'>>

/** The name of the sync mode in conditions of forms. */
const SYNC_MODE = '__segment_internal_sync_mode'

/** Conditions (`depends_on`, `required`) refer to existing fields, and to values that can be chosen. */
export const checkConditions: Check = ({ definition }) => [
  ...conditionFaults('authentication.fields', definition.authentication?.fields ?? {}, []),
  ...actionsOf(definition).flatMap(({ place, value }) =>
    conditionFaults(`${place}.fields`, value.fields, [], value.syncMode !== undefined)
  )
]

/** `outer` are the records that contain the siblings, innermost first: a condition may refer to their fields. */
function conditionFaults(place: string, siblings: Siblings, outer: Siblings[], hasSyncMode = false): Finding[] {
  const known = [siblings, ...outer]
  return placed(place, siblings).flatMap((field) => [
    ...(['depends_on', 'required'] as const).flatMap((attribute) => {
      const written = field.value[attribute]
      if (typeof written !== 'object') return []
      return written.conditions.flatMap((condition, index) => {
        const at = `${field.place}.${attribute}.conditions[${index}]`
        if (condition.type !== 'syncMode' && condition.fieldKey !== SYNC_MODE) return fieldFaults(at, condition, known)
        const message = 'the action has no sync mode. Write "syncMode" or remove the condition.'
        return hasSyncMode ? [] : [{ place: at, message }]
      })
    }),
    ...conditionFaults(`${field.place}.properties`, field.value.properties ?? {}, known, hasSyncMode)
  ])
}

function fieldFaults(place: string, { fieldKey, value }: FieldCondition, known: Siblings[]): Finding[] {
  const [key = '', property] = fieldKey.split('.')
  const field = known.find((fields) => Object.hasOwn(fields, key))?.[key]
  const properties = property !== undefined && field?.properties ? field.properties : undefined
  if (!field || (properties && !Object.hasOwn(properties, property!))) {
    return [{ place: `${place}.fieldKey`, message: `there is no field '${fieldKey}'. Name a field beside it.` }]
  }
  return property === undefined ? valueFaults(place, value, choicesOf(field)) : []
}

function valueFaults(place: string, value: unknown, choices: (string | number)[]): Finding[] {
  const wrong = [value].flat().filter(isLiteral)
  return wrong
    .filter((one) => choices.length > 0 && !choices.some((choice) => choice === one))
    .map((one) => ({ place: `${place}.value`, message: `'${one}' is not one of the choices of that field.` }))
}
