import * as fc from 'fast-check'
import type { FieldTypeName } from '../../definition'
import { fieldsToJsonSchema, type MinimalFields, validatePayload, validateSchema } from '../index'

const seed = 20_261_122
const keys = ['a', 'b', 'c', 'constructor', 'toString']
const payloadKeys = [...keys, '__proto__', 'x']
const scalarTypes: FieldTypeName[] = ['string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password']

const { field } = fc.letrec<{ field: Record<string, unknown>; scalar: object; object: object }>((tie) => ({
  scalar: fc.record(
    {
      label: fc.constantFrom('L', ''),
      type: fc.constantFrom(...scalarTypes),
      required: fc.boolean(),
      multiple: fc.boolean(),
      allowNull: fc.boolean(),
      minimum: fc.integer({ min: 0, max: 3 }),
      format: fc.constantFrom('email', 'uri', 'date-time')
    },
    { requiredKeys: ['label', 'type'] }
  ),
  object: fc.record(
    {
      label: fc.constant('L'),
      type: fc.constant('object'),
      multiple: fc.boolean(),
      allowNull: fc.boolean(),
      additionalProperties: fc.boolean(),
      properties: fc.dictionary(fc.constantFrom(...keys), tie('field'), { maxKeys: 3 })
    },
    { requiredKeys: ['label', 'type'] }
  ),
  field: fc.oneof({ depthSize: 'small' }, tie('scalar'), tie('object')) as fc.Arbitrary<Record<string, unknown>>
}))

const condition = fc.record({
  fieldKey: fc.constantFrom(...payloadKeys, 'a.b', 'a.b.c'),
  operator: fc.constantFrom('is', 'is_not'),
  value: fc.constantFrom(undefined, 'a', 1, true, ['a', undefined], null)
})
const requirement = fc.record({
  match: fc.constantFrom('any', 'all'),
  conditions: fc.array(condition, { maxLength: 3 })
})

const unconditional = fc.dictionary(fc.constantFrom(...keys), field, { minKeys: 1, maxKeys: 4 })
const conditional = fc
  .tuple(unconditional, requirement)
  .map(([fields, required]) => ({ ...fields, target: { label: 'L', type: 'string', required } }))

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', '1', 'true', 'x@example.com', null, undefined, NaN, 0, false)
)
const payload = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.dictionary(
      fc.constantFrom(...payloadKeys),
      fc.oneof(value, fc.dictionary(fc.constantFrom(...payloadKeys), value))
    )
  },
  { weight: 1, arbitrary: value }
)

// Making the validator of a schema takes longer than using it, so each meets many payloads: 600 in all.
const payloads = fc.array(payload, { minLength: 20, maxLength: 20 })
const runs = { seed, numRuns: 30 }

describe('any fields and any payload', () => {
  it('have a result, and the input stays as it was', () => {
    fc.assert(
      fc.property(fc.oneof(unconditional, conditional), payloads, (fields, inputs) => {
        for (const input of inputs) {
          const before = structuredClone(input)
          const result = validatePayload(input, fields as unknown as MinimalFields)
          expect(typeof result.valid).toBe('boolean')
          expect(input).toEqual(before)
        }
      }),
      runs
    )
  })

  it('return a payload that is valid as it is, unless conditions saw it before its conversion', () => {
    fc.assert(
      fc.property(unconditional, payloads, (fields, inputs) => {
        const schema = fieldsToJsonSchema(fields as unknown as MinimalFields)
        for (const input of inputs) {
          const result = validatePayload(input, fields as unknown as MinimalFields)
          if (!result.valid) continue
          const again = structuredClone(result.payload)
          expect(validateSchema(again, schema)).toBe(true)
          expect(again).toEqual(result.payload)
        }
      }),
      runs
    )
  })
})
