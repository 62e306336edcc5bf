import type { JSONField } from '../api'
import type { JsonSchema } from '../json'
import { pathsOf, shortPath } from './paths'

/** Returns the schema of an expression of the mapping language, with the paths of a sample event. */
export function mappingSchema(source: unknown): JsonSchema {
  const paths = pathsOf(source).map(({ path }) => path)
  const path: JsonSchema = { enum: paths }
  const template: JsonSchema = { enum: paths.map((each) => `{{${shortPath(each)}}}`) }
  const value: JsonSchema = {}
  const operand = (properties: Record<string, JsonSchema>): JsonSchema => ({ properties })
  const directives: Record<string, JsonSchema> = {
    '@path': { ...path, description: 'A value of the event.' },
    '@template': { ...template, description: 'A text with values of the event.' },
    '@literal': value,
    '@if': {
      ...operand({ exists: value, blank: value, then: value, else: value }),
      description: 'One of two values.'
    },
    '@case': { ...operand({ operator: { enum: ['lower', 'upper'] }, value }), description: 'Lower or upper case.' },
    '@replace': {
      ...operand({
        pattern: {},
        replacement: {},
        pattern2: {},
        replacement2: {},
        ignorecase: { type: 'boolean' },
        global: { type: 'boolean' },
        value
      }),
      description: 'A text replaced in another.'
    },
    '@arrayPath': { items: value, description: 'Each element of a list.' },
    '@flatten': {
      ...operand({ value, separator: { enum: ['.', '_'] }, omitArrays: { type: 'boolean' } }),
      description: 'Nested objects as one level.'
    },
    '@json': { ...operand({ mode: { enum: ['encode', 'decode'] }, value }), description: 'JSON text, or its value.' },
    '@merge': {
      ...operand({ objects: { items: value }, direction: { enum: ['left', 'right'] } }),
      description: 'Several objects as one.'
    },
    '@transform': { ...operand({ apply: value, mapping: value }), description: 'A mapping of a mapping.' },
    '@excludeWhenNull': value,
    '@liquid': { description: 'A Liquid template.' }
  }
  // Expressions contain expressions.
  Object.assign(value, { properties: directives, additionalProperties: value })
  return value
}

/** Returns the schema of the mapping of an action: an expression for each field. */
export function mappingOfFields(fields: Record<string, JSONField>, source: unknown): JsonSchema {
  const expression = mappingSchema(source)
  const properties = Object.entries(fields).map(([key, field]): [string, JsonSchema] => [
    key,
    {
      ...expression,
      description: field.label,
      ...(field.choices && {
        enum: field.choices.map((choice) => (typeof choice === 'object' ? choice.value : choice))
      })
    }
  ])
  return { properties: Object.fromEntries(properties), additionalProperties: expression }
}
