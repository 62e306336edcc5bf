import { fieldsToJsonSchema } from '@segment/actions-core'
import type { MinimalInputField } from '@segment/actions-core'

type Schema = NonNullable<ReturnType<typeof fieldsToJsonSchema>>

/**
 * The TypeScript source of an interface called `name` with a property for each field.
 *
 * A field is optional unless it is always required; its description becomes the doc comment. The choices of a field are
 * its type, since validation refuses other values. The elements of a list keep their general type: code asks a list
 * whether it includes some text, which a list of choices could not be asked.
 */
export async function fieldInterface(name: string, fields: Record<string, MinimalInputField>): Promise<string> {
  const { compile } = await import('json-schema-to-typescript')
  const schema = plain(fieldsToJsonSchema(fields, { tsType: true }))
  return compile(schema, name, { bannerComment: '', format: false })
}

/** The schema without titles, which would make named types, and without what is meant for the elements of a list. */
function plain({ title: _title, enum: choices, ...schema }: Schema): Schema {
  const { properties, items } = schema
  if (choices && choices.length > 0 && choices.every((choice) => isOfType(choice, schema.type))) schema.enum = choices
  if (schema.type === 'array') delete schema.tsType
  if (properties) {
    schema.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]))
  }
  if (items && !Array.isArray(items)) schema.items = plain({ ...items, enum: undefined })
  return schema
}

/** False for a choice that validation would refuse for its type: it says nothing about the values that get through. */
function isOfType(choice: unknown, type: Schema['type']): boolean {
  const types = [type].flat() as (string | undefined)[]
  if (typeof choice === 'number') return types.some((one) => one === 'number' || one === 'integer')
  return choice === null || types.includes(typeof choice)
}
