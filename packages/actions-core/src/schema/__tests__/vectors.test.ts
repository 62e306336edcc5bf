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

// One test for all: a thousand tests would take longer than what they test.
it('the vectors of schema.json have the recorded outcomes', () => {
  const vectors = cases as Vector[]
  const recorded = vectors.map(({ id, errors, output }) => [id, errors ? { errors } : { output }])
  expect(vectors.map((vector) => [vector.id, deliver(vector)])).toEqual(recorded)
})
