import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import cases from '../../../fixtures/vectors/schema.json'
import { compileSchema } from '../compile'
import { fitOf, UNFIT } from '../fit'
import { arrifyFields, fieldsToJsonSchema, type MinimalFields, removeEmptyValues } from '../index'

function freeze<T>(input: T): T {
  if (typeof input === 'object' && input !== null) Object.values(Object.freeze(input)).forEach(freeze)
  return input
}

interface Vector {
  fields: unknown
  payload: unknown
  output?: unknown
}

/** What cleaning and ajv make of a payload; UNFIT for one that is not right. */
function judge(payload: unknown, fields: unknown, single: boolean): unknown {
  const schema = fieldsToJsonSchema(fields as MinimalFields)
  const cleaned = removeEmptyValues(payload, schema, single)
  arrifyFields(cleaned, schema)
  return compileSchema(schema)(cleaned) ? cleaned : UNFIT
}

const keys = ['a', 'b', 'constructor', 'toString']
const types = ['string', 'text', 'number', 'integer', 'datetime', 'boolean', 'password']
const choices = fc
  .subarray(['a', '1', 1, 2, true, ''], { minLength: 1 })
  .map((values) => values.map((choice) => ({ label: 'L', value: choice })))

const { field } = fc.letrec((tie) => ({
  scalar: fc.record(
    {
      label: fc.constant('L'),
      type: fc.constantFrom(...types),
      required: fc.boolean(),
      multiple: fc.boolean(),
      allowNull: fc.boolean(),
      minimum: fc.integer({ min: 0, max: 3 }),
      maximum: fc.integer({ min: 1, max: 5 }),
      choices,
      format: fc.constantFrom('email', 'uri', 'date-time', 'time', 'date', 'ipv4', 'uuid', 'text')
    },
    { requiredKeys: ['label', 'type'] }
  ),
  object: fc.record(
    {
      label: fc.constant('L'),
      type: fc.constant('object'),
      required: fc.boolean(),
      multiple: fc.boolean(),
      allowNull: fc.boolean(),
      additionalProperties: fc.boolean(),
      properties: fc.dictionary(fc.constantFrom(...keys), tie('field'), { maxKeys: 3, noNullPrototype: true })
    },
    { requiredKeys: ['label', 'type'] }
  ),
  field: fc.oneof({ maxDepth: 3, depthSize: 'small' }, { weight: 4, arbitrary: tie('scalar') }, tie('object'))
}))
const fields = fc.dictionary(fc.constantFrom(...keys), field, { minKeys: 1, maxKeys: 3, noNullPrototype: true })

const texts = `a abc 1 2.5 1e400 true false 😀😀 x@example.com https://example.com/ 2026-01-15T10:20:30.456Z 2026-01-15
  10:20:30 1700000000 127.0.0.1 someZ`.split(/\s+/)
const others = ['', ' 3 ', 0, -0, 1, 2, 2.5, 1e21, NaN, Infinity, true, false, null, undefined, new Date(0)]
const scalar = fc.constantFrom<unknown>(...texts, ...others)

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...keys, 'unknown', '__proto__'), tie('value'), { maxKeys: 4, noNullPrototype: true })
  )
}))
const payload = fc.dictionary(fc.constantFrom(...keys, 'unknown', '__proto__'), value, {
  maxKeys: 5,
  noNullPrototype: true
})

const written = (result: unknown): string => (result === UNFIT ? 'unfit' : JSON.stringify(result))

describe('what fits a schema', () => {
  it('fits ajv too, after cleaning, and returns the same payload; the input stays as it was', () => {
    let fitting = 0
    fc.assert(
      fc.property(
        fields,
        fc.array(payload, { minLength: 1, maxLength: 10 }),
        fc.boolean(),
        (anyFields, some, single) => {
          const fit = fitOf(fieldsToJsonSchema(anyFields as unknown as MinimalFields))
          for (const each of some) {
            const fitted = fit(freeze(each), single)
            if (fitted === UNFIT) continue
            fitting += 1
            const judged = judge(each, anyFields, single)
            expect(written(fitted)).toBe(written(judged))
            expect(isDeepStrictEqual(fitted, judged)).toBe(true)
          }
        }
      ),
      { seed: 20261122, numRuns: 300 }
    )
    // The property says nothing unless many payloads take this way.
    expect(fitting).toBeGreaterThan(200)
  })

  it('agrees with the recorded outcomes, and takes most of those that are right', () => {
    const right = (cases as Vector[]).filter(({ output }) => output)
    const fitting = (cases as Vector[]).flatMap(({ fields: recorded, payload: input, output }) => {
      const fitted = fitOf(fieldsToJsonSchema(recorded as MinimalFields))(input, true)
      return fitted === UNFIT ? [] : [{ fitted, output }]
    })
    expect(fitting.map(({ fitted }) => fitted)).toEqual(fitting.map(({ output }) => output))
    expect(fitting.length / right.length).toBeGreaterThan(0.5)
  })
})
