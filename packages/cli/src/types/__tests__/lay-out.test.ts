import * as fc from 'fast-check'
import type { MinimalInputField } from '@segment/actions-core'
import { format } from '../../files/format'
import { fieldInterface } from '../field-interface'
import { layOut } from '../lay-out'

const text = fc.oneof(
  fc.string({ maxLength: 50 }),
  fc.string({ unit: fc.constantFrom('a', ' ', "'", '"', '\\', '\n', '*', '/', 'é', '|', '}', '{'), maxLength: 12 })
)
const key = fc.oneof(fc.stringMatching(/^[a-zA-Z_$][\w$]{0,20}$/), text)
const choices = fc.array(fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
  minLength: 1,
  maxLength: 8
})
const { fields } = fc.letrec<{ fields: Record<string, MinimalInputField>; field: MinimalInputField }>((tie) => ({
  fields: fc.dictionary(key, tie('field'), { maxKeys: 4, noNullPrototype: true, depthIdentifier: 'fields' }),
  field: fc.record(
    {
      label: text,
      description: text,
      type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'datetime', 'text', 'object'),
      required: fc.boolean(),
      multiple: fc.boolean(),
      allowNull: fc.boolean(),
      choices: choices.map((values) => values.map((value) => ({ label: 'One', value }))),
      additionalProperties: fc.boolean(),
      properties: tie('fields')
    },
    { requiredKeys: ['label', 'type'] }
  ) as fc.Arbitrary<MinimalInputField>
}))

describe('layOut', () => {
  it('gives what prettier gives, or leaves it to that', async () => {
    let laidOut = 0
    await fc.assert(
      fc.asyncProperty(fields, async (some) => {
        const source = await fieldInterface('Payload', some)
        const result = layOut(source)
        if (result === undefined) return
        laidOut++
        expect(result).toBe(await format(source, 'ts'))
      }),
      { seed: 5, numRuns: 300 }
    )
    expect(laidOut).toBeGreaterThan(150)
  })
})
