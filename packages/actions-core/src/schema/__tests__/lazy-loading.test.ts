jest.mock('ajv', () => {
  throw new Error('ajv was loaded')
})

import { compileSchema, fieldsToJsonSchema } from '../index'

describe('ajv', () => {
  it('is not loaded before the first validation', () => {
    const schema = fieldsToJsonSchema({ f: { label: 'F', type: 'string' } })
    expect(() => compileSchema(schema)).toThrow('ajv was loaded')
  })
})
