import { fieldsToJsonSchema, validateSchema } from '../..'
import { batchSize, enableBatching } from '../batching-fields'

describe('batching fields', () => {
  it.each([
    [{ enable_batching: true, batch_size: 2 }, true],
    [{ enable_batching: false }, true],
    [{ batch_size: 1 }, false],
    [{ batch_size: 76 }, false]
  ])('of %j say %s', (payload, valid) => {
    const fields = { enable_batching: enableBatching, batch_size: batchSize({ default: 75, minimum: 2, maximum: 75 }) }
    expect(validateSchema(payload, fieldsToJsonSchema(fields), { throwIfInvalid: false })).toBe(valid)
  })
})
