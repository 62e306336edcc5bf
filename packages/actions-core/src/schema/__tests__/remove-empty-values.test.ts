import type { JSONSchema4 } from 'json-schema'
import { arrify, arrifyFields, removeEmptyValues } from '../index'

const objectOf = (properties: Record<string, JSONSchema4>): JSONSchema4 => ({ type: 'object', properties })
const listOf = (items: JSONSchema4): JSONSchema4 => ({ type: 'array', items })
const text: JSONSchema4 = { type: 'string' }
const number: JSONSchema4 = { type: 'number' }

describe('removing empty values', () => {
  it.each<[string, unknown, JSONSchema4 | undefined, unknown]>([
    ['no schema', null, undefined, null],
    ['a schema without type and choices', { a: null }, {}, { a: null }],
    ['null', null, text, undefined],
    ['null that is allowed', null, { type: ['string', 'null'] }, null],
    ['null with choices only', null, { enum: ['a'] }, undefined],
    ['an empty text', '', text, ''],
    ['an empty text for a number', '', number, undefined],
    ['an empty text for a list of texts', '', listOf(text), undefined],
    ['a property that is null', { a: null, b: 1 }, objectOf({ a: text, b: number }), { b: 1 }],
    ['a property that is undefined', { a: undefined }, objectOf({ a: text }), {}],
    ['an undeclared property', { x: null }, objectOf({}), { x: null }],
    ['a key that objects inherit', { constructor: null }, objectOf({}), { constructor: null }],
    ['an open object', { a: null }, { type: 'object' }, { a: null }],
    ['nested objects', { o: { a: null, t: '' } }, objectOf({ o: objectOf({ a: text, t: text }) }), { o: { t: '' } }],
    ['elements', [1, null, '', 2], listOf(number), [1, 2]],
    ['properties of elements', [{ n: null }, { n: 1 }], listOf(objectOf({ n: number })), [{}, { n: 1 }]],
    ['an object that stands for a list', { n: null, t: '' }, listOf(objectOf({ n: number, t: text })), { t: '' }],
    ['a list of anything', [null], { type: 'array' }, [null]],
    ['falsy values', { a: 0, b: false }, objectOf({ a: number, b: { type: 'boolean' } }), { a: 0, b: false }]
  ])('%s', (_, value, schema, expected) => {
    expect(removeEmptyValues(value, schema)).toStrictEqual(expected)
  })

  it('takes an empty text for empty at the top level of a single event', () => {
    const schema = objectOf({ a: text, o: objectOf({ a: text }) })
    expect(removeEmptyValues({ a: '', x: '', o: { a: '' } }, schema, true)).toEqual({ o: { a: '' } })
    expect(removeEmptyValues({ a: '', x: '' }, schema, false)).toEqual({ a: '', x: '' })
  })

  it('does not modify its input', () => {
    const value = Object.freeze({ a: null, l: Object.freeze([Object.freeze({ n: null }), null]) })
    const schema = objectOf({ a: text, l: listOf(objectOf({ n: number })) })
    expect(removeEmptyValues(value, schema)).toEqual({ l: [{}] })
    expect(value).toEqual({ a: null, l: [{ n: null }, null] })
  })

  it('follows cycles and very deep values no further than the schema', () => {
    const cyclic: Record<string, unknown> = { n: null }
    cyclic.self = cyclic
    const schema = objectOf({ n: number, self: objectOf({ n: number }) })
    expect(removeEmptyValues(cyclic, schema)).toEqual({ self: { self: cyclic } })

    let deep: unknown = null
    for (let i = 0; i < 100_000; i++) deep = { deep }
    expect(removeEmptyValues({ deep }, objectOf({ deep: { type: 'object' } }))).toHaveProperty('deep', deep)
  })

  it('keeps the names of prototypes ordinary keys', () => {
    const cleaned = removeEmptyValues(JSON.parse('{"__proto__": {"polluted": 1}}'), objectOf({})) as object
    expect(Object.getPrototypeOf(cleaned)).toBe(Object.prototype)
    expect(cleaned).not.toHaveProperty('polluted')
  })
})

describe('arrify', () => {
  it.each([
    ['a value', 1, true, [1]],
    ['a list', [1, null], true, [1, null]],
    ['null', null, true, []],
    ['null as a value', null, false, [null]],
    ['undefined', undefined, false, []]
  ])('%s', (_, value, treatNullAsEmpty, expected) => {
    expect(arrify(value, treatNullAsEmpty)).toEqual(expected)
  })

  it('wraps single values of list fields at the top level only', () => {
    const payload = { a: 1, b: null, c: [1], d: 1, e: { a: 1 } }
    arrifyFields(
      payload,
      objectOf({
        a: listOf(number),
        b: listOf(number),
        c: listOf(number),
        d: number,
        e: objectOf({ a: listOf(number) })
      })
    )
    expect(payload).toEqual({ a: [1], b: null, c: [1], d: 1, e: { a: 1 } })
  })

  it('leaves anything but objects alone', () => {
    expect(() => arrifyFields('text', objectOf({ length: listOf(number) }))).not.toThrow()
  })
})
