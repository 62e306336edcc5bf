import type { GlobalSetting, InputField } from '@segment/actions-core'
import { titleCase } from '@segment/actions-input'
import { guessMapping, mappingByName, type DefaultMapping, type Topic } from './default-mapping'
import type { Shape } from './variants'

/** Returns the field for a value of a request. */
export function fieldOf(key: string, shape: Shape, required: boolean, topic: Topic): InputField {
  const { type, format, choices, multiple, nullable, properties, open } = shape
  const label = labelOf(key)
  const isTime = type === 'string' && format === 'date-time'
  const isPassword = type === 'string' && format === 'password'
  const value = defaultOf(key, shape, required, topic)
  return {
    label,
    description: descriptionOf(shape.description, `The ${label.toLowerCase()}.`),
    type: isTime ? 'datetime' : isPassword ? 'password' : type,
    ...(format && !isTime && !isPassword && { format: format as InputField['format'] }),
    ...(required && { required: true }),
    ...(multiple && { multiple: true }),
    ...(nullable && { allowNull: true }),
    ...(choices && { choices: choicesOf(choices) }),
    ...(shape.minimum !== undefined && !isTime && { minimum: shape.minimum }),
    ...(shape.maximum !== undefined && !isTime && { maximum: shape.maximum }),
    ...(properties && { properties: propertiesOf(properties, shape.required ?? [], topic) }),
    ...(properties && open && { additionalProperties: true }),
    ...(type === 'object' && !multiple && { defaultObjectUI: properties && !open ? 'object' : 'keyvalue' }),
    ...(value !== undefined && { default: value })
  }
}

/** Returns the setting for a value that is the same in all requests. */
export function settingOf(
  key: string,
  { type, choices, description, default: value }: Shape,
  required: boolean
): GlobalSetting {
  const label = labelOf(key)
  return {
    label,
    description: descriptionOf(description, `The ${label.toLowerCase()} of your account.`),
    type: type === 'integer' ? 'number' : type === 'object' ? 'string' : type,
    ...(required && { required: true }),
    ...(choices && { choices: choices.map((choice) => ({ value: String(choice), label: labelOf(String(choice)) })) }),
    ...(value !== undefined && { default: value })
  }
}

function choicesOf(choices: (string | number)[]): InputField['choices'] {
  const isText = (choice: string | number) => typeof choice === 'string'
  return choices.every(isText) ? choices : choices.map((value) => ({ value, label: String(value) }))
}

/** Properties have no default of their own: the default of the whole object applies. */
function propertiesOf(properties: Record<string, Shape>, required: string[], topic: Topic): InputField['properties'] {
  return Object.fromEntries(
    Object.entries(properties).map(([key, shape]) => {
      const { default: _, defaultObjectUI: _ui, ...property } = fieldOf(key, shape, required.includes(key), topic)
      return [key, property]
    })
  )
}

/** Returns the only possible value, the place for the name, the API's default, or the property of the same name. */
function defaultOf(key: string, shape: Shape, required: boolean, topic: Topic): DefaultMapping | undefined {
  const { choices, properties, multiple, type, default: given } = shape
  if (choices?.length === 1) return choices[0]
  if (properties && !multiple) return objectDefault(properties, shape.required ?? [], required, topic)
  const guess = choices ? undefined : guessMapping(key, topic)
  if (guess !== undefined && fits(guess, type, multiple)) return guess
  return given ?? (required ? mappingByName(key, topic) : undefined)
}

function objectDefault(
  properties: Record<string, Shape>,
  needed: string[],
  required: boolean,
  topic: Topic
): DefaultMapping | undefined {
  const values = Object.entries(properties).flatMap(([key, shape]): [string, DefaultMapping][] => {
    const value = defaultOf(key, shape, required && needed.includes(key), topic)
    return value === undefined ? [] : [[key, value]]
  })
  const isComplete = needed.every((key) => values.some(([name]) => name === key))
  return isComplete && values.length > 0 ? Object.fromEntries(values) : undefined
}

/** Whether the place for a name contains values of the type. */
function fits(mapping: DefaultMapping, type: Shape['type'], multiple = false): boolean {
  const path = (mapping as { '@path'?: string })['@path']
  const holdsObject = path === '$.properties' || path === '$.traits' || path === '$.context.traits'
  if (path === '$.properties.products') return type === 'object' && multiple
  if (holdsObject) return type === 'object' && !multiple
  const isNumeric = /\.(revenue|value|total|price|quantity|age)$/.test(path ?? '')
  return type !== 'object' && type !== 'boolean' && (isNumeric || type === 'string')
}

/** Words that labels write in capitals. */
const CAPITALS = /\b(Id|Url|Uri|Api|Ip|Sku|Sms|Html|Utm|Uuid|Http|Json|Csv|Crm|Seo)\b/g

/** Converts a name of a document to a label: `contact_id` and `contactId` become `Contact ID`. */
export function labelOf(name: string): string {
  const label = titleCase(name).replace(CAPITALS, (word) => word.toUpperCase())
  return label || name
}

/** The maximum length of a description: nobody reads more in a form. */
const LONGEST = 300

/**
 * Shortens a description of a document for a form: one paragraph without markup, cut at the end of a sentence if it is
 * too long.
 */
export function descriptionOf(text: string | undefined, fallback: string): string {
  const paragraph = (text ?? '')
    .replace(/<\/?[a-z][a-z0-9]*(\s[^<>]*)?\/?>/gi, ' ')
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .find((part) => part !== '' && !/^[#*\-|>`[]/.test(part))
  const short = shorten(paragraph ?? '').replace(/[\s.…,;:([{<]+$/u, '')
  if (short === '' || /\b(TODO|TBD|FIXME|lorem ipsum)\b/i.test(short)) return fallback
  const sentence = short.charAt(0).toUpperCase() + short.slice(1)
  return /[!?]$/.test(sentence) ? sentence : `${sentence}.`
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text
  const sentences = text.slice(0, LONGEST).match(/^.*[.!?](?=\s)/)
  return sentences?.[0] ?? text.slice(0, LONGEST).replace(/\s\S*$/, '')
}
