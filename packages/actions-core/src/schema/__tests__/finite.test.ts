import { fieldsToJsonSchema, validatePayload } from '..'

const number = { label: 'Count', description: 'How many.', type: 'number' } as const

// JSON has no Infinity: it would be sent as null.
it.each([
  [{ count: number }, { count: '1e999' }],
  [{ count: number }, { count: '-1e999' }],
  [{ count: { ...number, type: 'integer' } as const }, { count: '1e999' }],
  [{ count: { ...number, multiple: true } }, { count: ['1e999'] }],
  [{ object: { ...number, type: 'object', properties: { count: number } } as const }, { object: { count: '1e999' } }]
])('a text that is too large for a number is not valid: %j %j', (fields, payload) => {
  expect(validatePayload(payload, fields)).toMatchObject({
    valid: false,
    errors: [{ message: expect.stringMatching(/^Count must be equal to or (less|greater) than -?1\.797/) }]
  })
})

it('the largest numbers are valid, and the schema of the fields stays as it is', () => {
  const largest = String(Number.MAX_VALUE)
  expect(validatePayload({ count: largest }, { count: number })).toEqual({
    valid: true,
    payload: { count: Number.MAX_VALUE }
  })
  expect(fieldsToJsonSchema({ count: number }).properties?.count).not.toHaveProperty('maximum')
})
