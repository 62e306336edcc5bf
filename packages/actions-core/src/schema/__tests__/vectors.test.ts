import cases from '../../../fixtures/vectors/schema.json'
import { AggregateAjvError, fieldsToJsonSchema, type MinimalFields, removeEmptyValues, validateSchema } from '../index'

interface Vector {
  id: string
  fields: unknown
  payload: unknown
  output?: unknown
  errors?: { path: string; message: string }[]
}

/** What delivery does to the payload of a single event. */
function deliver({ fields, payload }: Vector): unknown {
  const schema = fieldsToJsonSchema(fields as MinimalFields)
  const cleaned = removeEmptyValues(payload, schema, true)
  try {
    validateSchema(cleaned, schema, { exempt: ['dynamicAuthSettings'] })
    return { output: cleaned }
  } catch (error) {
    if (!(error instanceof AggregateAjvError)) throw error
    return { errors: error.toJSON().map(({ path, message }) => ({ path, message })) }
  }
}

describe('the vectors of schema.json', () => {
  it.each(cases as Vector[])('$id', (vector) => {
    expect(deliver(vector)).toEqual(vector.errors ? { errors: vector.errors } : { output: vector.output })
  })
})
