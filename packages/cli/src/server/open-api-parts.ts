// What descriptions by OpenAPI are made of.

/** A JSON schema. */
export type Schema = Record<string, unknown>

/** A text. */
export const text: Schema = { type: 'string' }
/** True or false. */
export const bool: Schema = { type: 'boolean' }
/** A whole number from 0. */
export const count: Schema = { type: 'integer', minimum: 0 }
/** A time. */
export const time: Schema = { ...text, description: 'ISO 8601, UTC.' }
/** Anything. */
export const any: Schema = {}
/** An object with any members. */
export const record: Schema = { type: 'object' }
/** A list. */
export const list = (items: Schema): Schema => ({ type: 'array', items })
/** A named schema. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** An object with exactly these members. Those whose names end in `?` may be missing. */
export function object(members: Record<string, Schema>): Schema {
  const entries = Object.entries(members)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace('?', ''), schema])),
    required: entries.map(([name]) => name).filter((name) => !name.endsWith('?')),
    additionalProperties: false
  }
}

const content = (schema: string) => ({ 'application/json': { schema: ref(schema) } })
/** A part of the path. */
export const path = (name: string) => ({ name, in: 'path', required: true, schema: text })
/** A whole number of the query, or a text. */
export const query = (name: string, schema: Schema = { type: 'integer' }) => ({
  name,
  in: 'query',
  required: false,
  schema
})
const failures = { default: { description: 'The call failed.', content: content('Failure') } }

/** A route that reads. `schema` names that of the answer. */
export function get(summary: string, schema: string, ...parameters: object[]) {
  return { summary, parameters, responses: { 200: { description: summary, content: content(schema) }, ...failures } }
}

/** A route that needs the token. */
export function change(summary: string, schema: string, ...parameters: object[]) {
  return { ...get(summary, schema, ...parameters), security: [{ token: [] }] }
}

/** A route that needs the token and a body. */
export function write(summary: string, body: string, schema: string, ...parameters: object[]) {
  return { ...change(summary, schema, ...parameters), requestBody: { required: true, content: content(body) } }
}
