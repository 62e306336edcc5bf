import type { JSONSchema4, JSONSchema4Type, JSONSchema4TypeName } from 'json-schema'
import type { DependsOnConditions, MinimalInputField } from '../definition'
import { conditionsToJsonSchema } from './conditions'

/** The fields of an action, a hook or a destination's settings, by key. */
export type MinimalFields = Record<string, MinimalInputField>

/** How to convert the fields. */
export interface FieldsToJsonSchemaOptions {
  /** For generating TypeScript: adds `tsType` to dates and omits conditional requirements. Default: false. */
  tsType?: boolean
  /** Whether to keep properties that no field declares. Default: false, so validation removes them. */
  additionalProperties?: boolean
  /** Omits what is required at the top level, always or on conditions. Default: false. */
  omitRequiredSchemas?: boolean
}

const jsonTypes = new Map<string, JSONSchema4['type']>([
  ['text', 'string'],
  ['password', 'string'],
  ['datetime', ['string', 'number']]
])

const formatsOfTypes = new Map<string, string>([
  ['datetime', 'date-like'],
  ['password', 'password'],
  ['text', 'text']
])

const limitKeywords = new Map<string, { least: string; greatest: string }>([
  ['string', { least: 'minLength', greatest: 'maxLength' }],
  ['number', { least: 'minimum', greatest: 'maximum' }],
  ['integer', { least: 'minimum', greatest: 'maximum' }]
])

/**
 * Converts fields to the JSON Schema that validates their payloads.
 *
 * Every property has the keys `title`, `description`, `type`, `format` and `default`, which may be undefined. Duplicate
 * choices are listed once. `minimum` and `maximum` limit the length of a `string` and the size of a `number` or an
 * `integer`. For a field with `multiple` they, `format` and `allowNull` do not apply to the elements. An unknown type
 * and an empty list of choices are errors when the schema is first used: see `compileSchema`.
 *
 * @param additionalSchema further keywords for the top level, which override the generated ones. Not used for `tsType`.
 * @throws Error if a condition of `required` has an operator other than `is` and `is_not`, or an empty list of values.
 *
 * @example
 * import { fieldsToJsonSchema } from '@segment/actions-core'
 *
 * fieldsToJsonSchema({ id: { label: 'ID', description: 'The ID.', type: 'string', required: true } }).required // ['id']
 */
export function fieldsToJsonSchema(
  fields: MinimalFields = {},
  options: FieldsToJsonSchemaOptions = {},
  additionalSchema?: JSONSchema4
): JSONSchema4 {
  const schema = objectSchema(fields, options)
  if (options.tsType) return schema
  if (options.omitRequiredSchemas) {
    const { required: _, ...optional } = schema
    return { ...optional, ...additionalSchema }
  }
  return { ...schema, ...conditionsToJsonSchema(conditionalFields(fields), fields), ...additionalSchema }
}

function objectSchema(fields: MinimalFields, options: FieldsToJsonSchemaOptions): JSONSchema4 {
  const entries = Object.entries(fields)
  return {
    $schema: 'http://json-schema.org/schema#',
    type: 'object',
    additionalProperties: options.additionalProperties || false,
    properties: Object.fromEntries(entries.map(([key, field]) => [key, fieldSchema(field, options)])),
    required: entries.filter(([, field]) => field.required === true).map(([key]) => key)
  }
}

/**
 * Returns the schema of an object inside a payload. As in the reference, a property that is required on conditions
 * cancels the requirements of its siblings: saved mappings that omit those keep working.
 */
function innerObjectSchema(fields: MinimalFields, options: FieldsToJsonSchemaOptions): JSONSchema4 {
  const { required, ...optional } = objectSchema(fields, options)
  return Object.values(fields).some(isConditional) ? optional : { ...optional, required }
}

function isConditional({ required }: MinimalInputField): boolean {
  return typeof required === 'object' && required !== null
}

function fieldSchema(field: MinimalInputField, { tsType }: FieldsToJsonSchemaOptions): JSONSchema4 {
  const elementType = jsonTypes.get(field.type) ?? (field.type as JSONSchema4['type'])
  const schema: JSONSchema4 = {
    title: field.label,
    description: field.description,
    type: elementType,
    format: formatsOfTypes.get(field.type) ?? field.format,
    default: field.default as JSONSchema4Type | undefined,
    ...limits(field)
  }
  if (tsType && field.type === 'datetime') schema.tsType = 'string | number'
  if (field.choices) schema.enum = choiceValues(field.choices)
  if (field.allowNull) allowNull(schema)

  const object =
    field.type === 'object' && field.properties
      ? innerObjectSchema(field.properties, { additionalProperties: field.additionalProperties })
      : undefined
  if (!field.multiple) return { ...schema, ...object }

  const { enum: choices, ...list } = schema
  return { ...list, type: 'array', items: object ?? { type: elementType, ...(choices && { enum: choices }) } }
}

function limits({ type, minimum, maximum }: MinimalInputField): JSONSchema4 {
  const keywords = limitKeywords.get(type)
  if (!keywords) return {}
  return {
    ...(minimum !== undefined && { [keywords.least]: minimum }),
    ...(maximum !== undefined && { [keywords.greatest]: maximum })
  }
}

function choiceValues(choices: NonNullable<MinimalInputField['choices']>): JSONSchema4Type[] {
  const values = choices.map((choice) => (typeof choice === 'string' ? choice : choice.value))
  return [...new Set(values)]
}

function allowNull(schema: JSONSchema4): void {
  schema.type = [schema.type, 'null'].flat() as JSONSchema4TypeName[]
  if (schema.enum) schema.enum = [...schema.enum, null]
  if (schema.tsType) schema.tsType = `${schema.tsType} | null`
}

/**
 * Returns the conditional requirements of all fields and their properties, by key; the key of a property is
 * `parent.child`. As in the reference, the elements of lists have none.
 */
function conditionalFields(fields: MinimalFields, prefix = ''): Record<string, DependsOnConditions> {
  const found: [string, DependsOnConditions][] = []
  for (const [name, field] of Object.entries(fields)) {
    const key = prefix + name
    if (isConditional(field)) found.push([key, field.required as DependsOnConditions])
    if (field.type === 'object' && !field.multiple)
      found.push(...Object.entries(conditionalFields(field.properties ?? {}, `${key}.`)))
  }
  return Object.fromEntries(found)
}
