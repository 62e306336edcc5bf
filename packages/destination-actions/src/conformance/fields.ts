import type { InputField } from '@segment/actions-core'
import { fieldsOf, settingsOf } from './check'
import type { Check, Finding } from './check'
import { isLiteral, mappingFault } from './mappings'

/** Defaults are valid mappings, because they pre-fill mappings. */
export const checkDefaults: Check = ({ definition }) =>
  fieldsOf(definition).flatMap(({ place, value }) => {
    const fault = mappingFault(value.default)
    return fault ? [{ place: `${place}.default`, message: `it is not a valid mapping: ${fault}` }] : []
  })

/** A literal default has the type of its field or setting. A text can contain anything. */
export const checkDefaultTypes: Check = ({ definition }) =>
  [...settingsOf(definition), ...fieldsOf(definition)].flatMap(({ place, value }) => {
    const type = ['number', 'integer', 'boolean', 'object'].find((one) => one === value.type)
    const literals = (value.multiple ? [value.default].flat() : [value.default]).filter(isLiteral)
    const wrong = literals.find((one) => type !== undefined && !hasType(one, type))
    if (wrong === undefined) return []
    const fix = value.multiple ? {} : converted(String(wrong), type!)
    return [
      {
        place: `${place}.default`,
        message: `${JSON.stringify(wrong)} must be ${type === 'object' || type === 'integer' ? 'an' : 'a'} ${type}.`,
        ...fix
      }
    ]
  })

function hasType(value: string | number | boolean, type: string): boolean {
  return type === 'integer' ? Number.isInteger(value) : typeof value === type
}

/** Returns the value in a quoted text, if it has the given type. */
function converted(text: string, type: string): Pick<Finding, 'fix'> {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return { fix: text === 'true' }
  if (type === 'number' && /^-?\d+(\.\d+)?$/.test(text)) return { fix: Number(text) }
  return type === 'integer' && /^-?\d+$/.test(text) ? { fix: Number(text) } : {}
}

/** Choices are distinct, and a literal default is one of them. */
export const checkChoices: Check = ({ definition }) =>
  [...settingsOf(definition), ...fieldsOf(definition)].flatMap(({ place, value }) => {
    if (!value.choices) return []
    const choices = choicesOf(value)
    if (choices.length === 0) {
      return [{ place: `${place}.choices`, message: 'it is empty. List the values, or leave "choices" out.' }]
    }
    const twice = choices.find((choice, index) => choices.indexOf(choice) !== index)
    const faults =
      twice === undefined ? [] : [{ place: `${place}.choices`, message: `'${twice}' appears twice. Remove one.` }]
    const wrong = [value.default]
      .flat()
      .filter(isLiteral)
      .filter((one) => !choices.some((choice) => choice === one))
    return [
      ...faults,
      ...wrong.map((one) => ({
        place: `${place}.default`,
        message: `'${one}' is not one of the choices. Choose one of them.`
      }))
    ]
  })

/** Returns the values that can be chosen; empty if there are no choices. */
export function choicesOf({ choices = [] }: Pick<InputField, 'choices'>): (string | number)[] {
  return choices.map((choice) => (typeof choice === 'string' ? choice : choice.value))
}

/** A hidden, required field has a default: otherwise it would fail every event. */
export const checkRequired: Check = ({ definition }) =>
  fieldsOf(definition)
    .filter(({ value }) => value.required === true && value.unsafe_hidden && value.default === undefined)
    .map(({ place }) => ({
      place,
      message: 'it is required, hidden and without a default, so no event could be sent. Give it a default or show it.'
    }))
