import type { CompletionContext, CompletionResult, Completion } from '@codemirror/autocomplete'
import { placeAt, type Place } from './place'

/** A JSON Schema, as far as completion reads it. Schemas may contain themselves. */
export interface JsonSchema {
  description?: string
  /** Member schemas by name. */
  properties?: Record<string, JsonSchema>
  /** The schema of other members. */
  additionalProperties?: JsonSchema
  /** The schema of each element. */
  items?: JsonSchema
  /** The values to offer. */
  enum?: readonly unknown[]
  type?: string
}

/** Returns a source of completions for CodeMirror: the members and values that a schema knows at the place of the cursor. */
export function completeBy(schema: JsonSchema) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const text = state.doc.toString()
    const place = placeAt(text, pos)
    if (!explicit && place.from === pos) return null
    const found = schemaAt(schema, place.path)
    const options = found && (place.expects === 'key' ? memberOptions(found, place, text) : valueOptions(found))
    return options?.length ? { from: place.from, to: place.to, options, validFor: /^"?[^"\n]*"?$/ } : null
  }
}

/** Returns the schema at a path: keys, and positions of elements. */
export function schemaAt(schema: JsonSchema, path: Place['path']): JsonSchema | undefined {
  return path.reduce<JsonSchema | undefined>((found, step) => {
    if (typeof step === 'number') return found?.items
    return found?.properties && Object.hasOwn(found.properties, step)
      ? found.properties[step]
      : found?.additionalProperties
  }, schema)
}

function memberOptions({ properties = {} }: JsonSchema, { keys, to }: Place, text: string): Completion[] {
  const hasColon = /^\s*:/.test(text.slice(to))
  return Object.entries(properties)
    .filter(([key]) => !keys.includes(key))
    .map(([key, { description }]) => ({
      label: JSON.stringify(key),
      displayLabel: key,
      detail: description && firstSentence(description),
      apply: hasColon ? JSON.stringify(key) : `${JSON.stringify(key)}: `,
      type: 'property'
    }))
}

function valueOptions({ enum: values, type, properties, items }: JsonSchema): Completion[] {
  const offered = values ?? (type === 'boolean' ? [true, false] : [])
  const open = properties ? ['{}'] : items ? ['[]'] : []
  return [...offered.map((value) => JSON.stringify(value)), ...open].map((label) => ({ label, type: 'constant' }))
}

function firstSentence(text: string): string {
  const [sentence = ''] = text.split(/(?<=\.)\s/)
  return sentence.length > 60 ? `${sentence.slice(0, 59)}…` : sentence
}
