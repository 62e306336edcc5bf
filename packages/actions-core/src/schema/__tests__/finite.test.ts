import { validatePayload } from '..'

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
    errors: [
      {
        message: expect.stringMatching(
          /^(Count|The value at \/count\/0) must be (a number|an integer) but it was a string\.$/
        )
      }
    ]
  })
})

it('the largest numbers are valid', () => {
  const largest = String(Number.MAX_VALUE)
  expect(validatePayload({ count: largest }, { count: number })).toEqual({
    valid: true,
    payload: { count: Number.MAX_VALUE }
  })
})
