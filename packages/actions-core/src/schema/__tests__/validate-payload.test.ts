import type { MinimalInputField } from '../../definition'
import { type MinimalFields, validatePayload } from '../index'

const fields = {
  id: { label: 'Id', type: 'string', required: true },
  items: { label: 'Items', type: 'object', multiple: true, properties: { n: { label: 'N', type: 'integer' } } }
} satisfies Record<string, MinimalInputField> as MinimalFields

describe('validatePayload', () => {
  it('returns the payload as an action gets it', () => {
    expect(validatePayload({ id: 7, items: { n: '1', x: 1 }, x: 1 }, fields)).toEqual({
      valid: true,
      payload: { id: '7', items: [{ n: 1 }] }
    })
  })

  it('tells everything that is wrong', () => {
    expect(validatePayload({ id: '', items: [{ n: 1.5 }] }, fields)).toEqual({
      valid: false,
      errors: [
        { path: '$', pointer: '', message: "The root value is missing the required field 'id'." },
        { path: '$.items[0].n', pointer: '/items/0/n', message: 'N must be an integer but it was a number.' }
      ]
    })
  })

  it('cleans null in lists of objects rather than making it a number', () => {
    expect(validatePayload({ id: 'a', items: [{ n: null }, null] }, fields)).toEqual({
      valid: true,
      payload: { id: 'a', items: [{}] }
    })
  })

  it.each([['text'], [null], [undefined], [[]]])('refuses %p', (payload) => {
    expect(validatePayload(payload, fields)).toMatchObject({ valid: false, errors: [{ pointer: '' }] })
  })

  it('passes everything on when there are no fields', () => {
    expect(validatePayload({ a: null }, {})).toEqual({ valid: true, payload: { a: null } })
    expect(validatePayload('text', {})).toMatchObject({ valid: false })
  })

  it('throws for mistakes in the fields', () => {
    expect(() => validatePayload({}, { f: { label: 'F', type: 'string', choices: [] } })).toThrow("The field 'f'")
  })
})
