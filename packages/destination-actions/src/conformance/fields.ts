import type { InputField } from '@segment/actions-core'
import type { FieldCondition } from '@segment/actions-core/destination-kit/types'
import { actionsOf, fieldsOf, placed, settingsOf } from './check'
import type { Check, Finding } from './check'
import { isLiteral, mappingFault } from './mappings'

/** Defaults pre-fill mappings, so they must be valid ones. */
export const checkDefaults: Check = ({ definition }) =>
  fieldsOf(definition).flatMap(({ place, value }) => {
    const fault = mappingFault(value.default)
    return fault ? [{ place: `${place}.default`, message: `it is not a valid mapping: ${fault}` }] : []
  })

/** A default that is a plain value has the type of its field or setting. What texts are given as is up to the definition. */
export const checkDefaultTypes: Check = ({ definition }) =>
  [...settingsOf(definition), ...fieldsOf(definition)].flatMap(({ place, value }) => {
    const type = ['number', 'integer', 'boolean', 'object'].find((one) => one === value.type)
    const literals = (value.multiple ? [value.default].flat() : [value.default]).filter(isLiteral)
    const wrong = literals.find((one) => type !== undefined && !hasType(one, type))
    if (wrong === undefined) return []
    const fix = value.multiple ? {} : converted(String(wrong), type!)
    return [{ place: `${place}.default`, message: `${JSON.stringify(wrong)} is no ${type}. Write one.`, ...fix }]
  })

function hasType(value: string | number | boolean, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

/** The value that a text in quotes stands for, where it stands for one of the type. */
function converted(text: string, type: string): Pick<Finding, 'fix'> {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return { fix: text === 'true' }
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return { fix: Number(text) }
  return type === 'integer' && /^-?\d+$/.test(text) ? { fix: Number(text) } : {}
}

/** Choices differ from each other, and a default that is a plain value is one of them. */
export const checkChoices: Check = ({ definition }) =>
  [...settingsOf(definition), ...fieldsOf(definition)].flatMap(({ place, value }) => {
    if (!value.choices) return []
    const choices = choicesOf(value)
    if (choices.length === 0) {
      return [{ place: `${place}.choices`, message: 'there is none. List the values, or leave "choices" out.' }]
    }
    const twice = choices.find((choice, index) => choices.indexOf(choice) !== index)
    const faults =
      twice === undefined ? [] : [{ place: `${place}.choices`, message: `'${twice}' stands there twice. Remove one.` }]
    const wrong = [value.default]
      .flat()
      .filter(isLiteral)
      .filter((one) => !choices.some((choice) => choice === one))
    return [
      ...faults,
      ...wrong.map((one) => ({
        place: `${place}.default`,
        message: `'${one}' is none of the choices. Choose one of them.`
      }))
    ]
  })

function choicesOf({ choices = [] }: Pick<InputField, 'choices'>): (string | number)[] {
  return choices.map((choice) => (typeof choice === 'string' ? choice : choice.value))
}

/** A field that people cannot see and that has no default would fail every event if it were required. */
export const checkRequired: Check = ({ definition }) =>
  fieldsOf(definition)
    .filter(({ value }) => value.required === true && value.unsafe_hidden && value.default === undefined)
    .map(({ place }) => ({
      place,
      message: 'it is required, hidden and without a default, so no event could be sent. Give it a default or show it.'
    }))

type Siblings = Record<string, Pick<InputField, 'choices' | 'properties' | 'depends_on' | 'required'>>

/** The name under which forms know the sync mode. */
const SYNC_MODE = '__segment_internal_sync_mode'

/** Conditions (`depends_on`, `required`) ask for fields that there are, and for values that can be chosen. */
export const checkConditions: Check = ({ definition }) => [
  ...conditionFaults('authentication.fields', definition.authentication?.fields ?? {}, []),
  ...actionsOf(definition).flatMap(({ place, value }) =>
    conditionFaults(`${place}.fields`, value.fields, [], value.syncMode !== undefined)
  )
]

/** `outer` holds the records that the siblings stand in, the nearest first: a condition may ask for their fields. */
function conditionFaults(place: string, siblings: Siblings, outer: Siblings[], hasSyncMode = false): Finding[] {
  const known = [siblings, ...outer]
  return placed(place, siblings).flatMap((field) => [
    ...(['depends_on', 'required'] as const).flatMap((attribute) => {
      const written = field.value[attribute]
      if (typeof written !== 'object') return []
      return written.conditions.flatMap((condition, index) => {
        const at = `${field.place}.${attribute}.conditions[${index}]`
        if (condition.type !== 'syncMode' && condition.fieldKey !== SYNC_MODE) return fieldFaults(at, condition, known)
        const message = 'it asks for the sync mode, and the action has none. Write "syncMode" or remove the condition.'
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
    return [{ place: `${place}.fieldKey`, message: `there is no field '${fieldKey}'. Name one that stands beside it.` }]
  }
  return property === undefined ? valueFaults(place, value, choicesOf(field)) : []
}

function valueFaults(place: string, value: unknown, choices: (string | number)[]): Finding[] {
  const wrong = [value].flat().filter(isLiteral)
  return wrong
    .filter((one) => choices.length > 0 && !choices.some((choice) => choice === one))
    .map((one) => ({ place: `${place}.value`, message: `'${one}' is none of the choices of that field. Name one.` }))
}
