import { fieldsToJsonSchema } from '@segment/actions-core'
import type { MinimalInputField } from '@segment/actions-core'

type Schema = NonNullable<ReturnType<typeof fieldsToJsonSchema>>

/**
 * The TypeScript source of an interface called `name` with a property for each field.
 *
 * A field is optional unless it is always required; its description becomes the doc comment. Choices do not narrow the
 * type: a mapping may give any text, and definitions are written for `string`.
 */
export async function fieldInterface(name: string, fields: Record<string, MinimalInputField>): Promise<string> {
  const { compile } = await import('json-schema-to-typescript')
  const schema = plain(fieldsToJsonSchema(fields, { tsType: true }))
  return compile(schema, name, { bannerComment: '', format: false })
}

/** The schema without what would make named types and unions (titles and enums), and without types meant for elements. */
function plain({ title: _title, enum: _enum, ...schema }: Schema): Schema {
  const { properties, items } = schema
  if (schema.type === 'array') delete schema.tsType
  if (properties) {
    schema.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]))
  }
  if (items && !Array.isArray(items)) schema.items = plain(items)
  return schema
}
