import { resolver } from '../read-document'
import { shapeOf } from '../shape'

/** The shape of a schema in a document with these definitions, and what is noted. */
function read(schema: unknown, definitions: Record<string, unknown> = {}) {
  const notes: string[] = []
  const resolve = resolver({ definitions }, (reference) => notes.push(reference))
  const shape = shapeOf(schema, { resolve, note: (place, message) => notes.push(`${place}: ${message}`) })
  return { shape, notes }
}

const text = { type: 'string' }

describe('shapeOf', () => {
  it.each([
    ['a text', { type: 'string', minLength: 1, maxLength: 9 }, { type: 'string', minimum: 1, maximum: 9 }],
    ['a number', { type: 'number', minimum: 0 }, { type: 'number', minimum: 0 }],
    ['a time', { type: 'string', format: 'date' }, { type: 'string', format: 'date-time' }],
    ['an unknown format', { type: 'string', format: 'ulid' }, { type: 'string' }],
    ['choices', { enum: ['a', 'b', null] }, { type: 'string', choices: ['a', 'b'], nullable: true }],
    ['a constant', { const: 'a' }, { type: 'string', choices: ['a'], default: 'a' }],
    ['choices that are numbers', { type: 'integer', enum: [1, 2] }, { type: 'integer', choices: [1, 2] }],
    ['a default', { type: 'boolean', default: false }, { type: 'boolean', default: false }],
    ['a default of another type', { type: 'number', default: '1' }, { type: 'number' }],
    ['null in 3.0', { type: 'string', nullable: true }, { type: 'string', nullable: true }],
    ['null in 3.1', { type: ['integer', 'null'] }, { type: 'integer', nullable: true }],
    ['null as a variant', { anyOf: [{ type: 'null' }, text] }, { type: 'string', nullable: true }],
    ['a list', { type: 'array', items: text }, { type: 'string', multiple: true }],
    ['any object', { type: 'object', additionalProperties: { type: 'number' } }, { type: 'object' }],
    [
      'an object',
      { type: 'object', required: ['a', 'gone'], properties: { a: text, b: { ...text, readOnly: true } } },
      { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }
    ],
    [
      'an open object',
      { properties: { a: text }, additionalProperties: true },
      { type: 'object', properties: { a: { type: 'string' } }, required: [], open: true }
    ],
    [
      'allOf',
      {
        allOf: [
          { properties: { a: text }, required: ['a'] },
          { properties: { b: text }, required: ['b'] }
        ]
      },
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'string' } }, required: ['a', 'b'] }
    ],
    ['one or many', { oneOf: [text, { type: 'array', items: text }] }, { type: 'string', multiple: true }],
    ['choices of variants', { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] }, { type: 'string', choices: ['a', 'b'] }],
    ['variants that only require', { ...text, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, { type: 'string' }]
  ])('says it of %s without loss', (_, schema, shape) => {
    expect(read(schema)).toEqual({ shape, notes: [] })
  })

  it.each([
    [
      'variants of an object',
      {
        oneOf: [
          { properties: { a: text, b: text }, required: ['a', 'b'] },
          { properties: { a: text, c: text }, required: ['a'] }
        ]
      },
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
        required: ['a']
      },
      ': it has 2 variants: the fields of all are there, only what all need is required.'
    ],
    [
      'a number or a text',
      { oneOf: [{ type: 'number' }, text] },
      { type: 'string' },
      ': it may be number or string: it is taken as string.'
    ],
    ['anything', {}, { type: 'string' }, ': any value is allowed, which no field can say: it is taken as text.'],
    ['a file', { type: 'string', format: 'binary' }, undefined, ': files cannot be sent: it is left out.'],
    ['a list of lists', { items: { items: text } }, undefined, ': lists of lists cannot be mapped: it is left out.'],
    [
      'a deprecated property',
      { properties: { a: text, b: { ...text, deprecated: true } } },
      { type: 'object', properties: { a: { type: 'string' } }, required: [] },
      'b: it is deprecated: it is left out.'
    ],
    [
      'a property that every object has',
      JSON.parse('{"properties":{"constructor":{"type":"string"}}}') as object,
      { type: 'object', properties: {}, required: [] },
      'constructor: every object has this name: it is left out.'
    ]
  ])('notes what is lost of %s', (_, schema, shape, note) => {
    expect(read(schema)).toEqual({ shape, notes: [note] })
  })

  it('ends at what holds itself', () => {
    const node = { properties: { name: text, children: { type: 'array', items: { $ref: '#/definitions/Node' } } } }
    const { shape, notes } = read({ $ref: '#/definitions/Node' }, { Node: node })
    expect(shape?.properties?.children).toEqual({ type: 'object', multiple: true })
    expect(notes).toEqual(['children: it holds itself: it takes any content.'])
  })

  it.each([
    ['allOf', { allOf: [{ $ref: '#/definitions/A' }] }],
    ['oneOf', { oneOf: [{ $ref: '#/definitions/A' }, text] }],
    [
      'variants in each other',
      {
        type: 'object',
        properties: { and: { items: { $ref: '#/definitions/A' } } },
        oneOf: [{ title: 'x' }, { title: 'y' }]
      }
    ]
  ])('ends where %s lead back', (_, A) => {
    expect(() => read({ $ref: '#/definitions/A' }, { A })).not.toThrow()
  })

  it('makes what lies deep take any content', () => {
    const deep = {
      properties: {
        a: { properties: { b: { properties: { c: { properties: { d: { properties: { e: text } } } } } } } }
      }
    }
    const { notes } = read({ properties: { top: deep } })
    expect(notes).toEqual(['top.a.b.c.d: it is nested deeply: it takes any content.'])
  })

  it('names references that lead nowhere, once each', () => {
    const lost = { $ref: 'other.yaml#/A' }
    const { notes } = read({ properties: { a: lost, b: lost, c: { $ref: '#/definitions/~1no' } } })
    expect(notes.filter((note) => !note.includes('any value'))).toEqual(['other.yaml#/A', '#/definitions/~1no'])
  })
})
