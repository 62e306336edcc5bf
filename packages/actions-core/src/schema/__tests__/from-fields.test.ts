import type { MinimalInputField } from '../../definition'
import { fieldsToJsonSchema } from '../index'

function propertyOf(field: object, options = {}): unknown {
  const schema = fieldsToJsonSchema({ f: { label: 'F', description: 'D', ...field } as MinimalInputField }, options)
  return schema.properties?.f
}

const base = { title: 'F', description: 'D', type: 'string', format: undefined, default: undefined }
const emptyRoot = {
  $schema: 'http://json-schema.org/schema#',
  type: 'object',
  additionalProperties: false,
  properties: {},
  required: []
}

describe('fields to JSON Schema: the top level', () => {
  const fields = {
    a: { label: 'A', type: 'string', required: true },
    b: { label: 'B', type: 'string', required: { conditions: [{ fieldKey: 'a', operator: 'is', value: 'x' }] } }
  } as const satisfies Record<string, object>
  const typed = fields as unknown as Record<string, MinimalInputField>

  it('is closed and empty for no fields', () => {
    expect(fieldsToJsonSchema()).toStrictEqual(emptyRoot)
  })

  it.each([
    ['no options', {}, { required: ['a'], additionalProperties: false, hasConditions: true, isExtended: true }],
    [
      'additionalProperties',
      { additionalProperties: true },
      { required: ['a'], additionalProperties: true, hasConditions: true, isExtended: true }
    ],
    [
      'tsType',
      { tsType: true },
      { required: ['a'], additionalProperties: false, hasConditions: false, isExtended: false }
    ],
    [
      'omitRequiredSchemas',
      { omitRequiredSchemas: true },
      { required: undefined, additionalProperties: false, hasConditions: false, isExtended: true }
    ]
  ])('with %s', (_, options, expected) => {
    const schema = fieldsToJsonSchema(typed, options, { description: 'more' })
    expect({
      required: schema.required,
      additionalProperties: schema.additionalProperties,
      hasConditions: 'allOf' in schema,
      isExtended: schema.description === 'more'
    }).toEqual(expected)
  })

  it('has no key `required` with omitRequiredSchemas', () => {
    expect(fieldsToJsonSchema(typed, { omitRequiredSchemas: true })).not.toHaveProperty('required')
  })
})

describe('fields to JSON Schema: one field', () => {
  it.each([
    ['string', { type: 'string' }, base],
    ['text', { type: 'text', format: 'email' }, { ...base, format: 'text' }],
    ['password', { type: 'password' }, { ...base, format: 'password' }],
    ['datetime', { type: 'datetime' }, { ...base, type: ['string', 'number'], format: 'date-like' }],
    ['number', { type: 'number' }, { ...base, type: 'number' }],
    ['integer', { type: 'integer' }, { ...base, type: 'integer' }],
    ['boolean', { type: 'boolean' }, { ...base, type: 'boolean' }],
    ['object', { type: 'object', additionalProperties: false }, { ...base, type: 'object' }],
    ['default and format', { type: 'string', default: 'x', format: 'uri' }, { ...base, default: 'x', format: 'uri' }],
    ['no description', { type: 'string', description: undefined }, { ...base, description: undefined }],
    ['limits of a string', { type: 'string', minimum: 0, maximum: 5 }, { ...base, minLength: 0, maxLength: 5 }],
    [
      'limits of a number',
      { type: 'number', minimum: 0, maximum: 0 },
      { ...base, type: 'number', minimum: 0, maximum: 0 }
    ],
    ['limits of an integer', { type: 'integer', minimum: -1 }, { ...base, type: 'integer', minimum: -1 }],
    ['limits of a text', { type: 'text', minimum: 1, maximum: 2 }, { ...base, format: 'text' }],
    ['choices', { type: 'string', choices: ['a', 'b', 'a'] }, { ...base, enum: ['a', 'b'] }],
    [
      'labelled choices',
      { type: 'integer', choices: [{ label: 'One', value: 1 }] },
      { ...base, type: 'integer', enum: [1] }
    ],
    ['allowNull', { type: 'string', allowNull: true }, { ...base, type: ['string', 'null'] }],
    [
      'allowNull with two types',
      { type: 'datetime', allowNull: true },
      { ...base, type: ['string', 'number', 'null'], format: 'date-like' }
    ],
    [
      'allowNull with choices',
      { type: 'string', allowNull: true, choices: ['a'] },
      { ...base, type: ['string', 'null'], enum: ['a', null] }
    ],
    [
      'multiple',
      { type: 'datetime', multiple: true, allowNull: true },
      { ...base, type: 'array', format: 'date-like', items: { type: ['string', 'number'] } }
    ],
    [
      'multiple with choices',
      { type: 'string', multiple: true, choices: ['a'], minimum: 2 },
      { ...base, type: 'array', minLength: 2, items: { type: 'string', enum: ['a'] } }
    ]
  ])('%s', (_, field, expected) => {
    expect(propertyOf(field)).toStrictEqual(expected)
  })

  it.each([
    ['datetime', {}, 'string | number'],
    ['datetime that may be null', { allowNull: true }, 'string | number | null']
  ])('tells the TypeScript type of a %s', (_, field, tsType) => {
    expect(propertyOf({ type: 'datetime', ...field }, { tsType: true })).toMatchObject({ tsType })
  })

  it('does not show what has no effect on delivery', () => {
    const shown = {
      depends_on: { conditions: [] },
      dynamic: true,
      placeholder: 'p',
      unsafe_hidden: true,
      readOnly: true
    }
    expect(propertyOf({ type: 'string', ...shown, category: 'data', displayMode: 'normal' })).toStrictEqual(base)
  })
})

describe('fields to JSON Schema: objects', () => {
  const properties = { id: { label: 'Id', type: 'string', required: true }, n: { label: 'N', type: 'integer' } }
  const nested = {
    ...emptyRoot,
    properties: {
      id: { ...base, title: 'Id', description: undefined },
      n: { ...base, title: 'N', description: undefined, type: 'integer' }
    },
    required: ['id']
  }

  it('describes the properties', () => {
    expect(propertyOf({ type: 'object', properties })).toStrictEqual({ ...base, ...nested })
  })

  it('keeps other properties if the field says so', () => {
    expect(propertyOf({ type: 'object', properties, additionalProperties: true })).toMatchObject({
      additionalProperties: true
    })
  })

  it('describes the elements of a list', () => {
    expect(propertyOf({ type: 'object', multiple: true, properties })).toStrictEqual({
      ...base,
      type: 'array',
      items: nested
    })
  })

  it('takes the name of a prototype for an ordinary key', () => {
    const fields = { constructor: { label: 'C', type: 'string' }, ['__proto__']: { label: 'P', type: 'string' } }
    const schema = fieldsToJsonSchema(fields as unknown as Record<string, MinimalInputField>)
    expect(Object.keys(schema.properties ?? {})).toEqual(['constructor', '__proto__'])
    expect(Object.getPrototypeOf(schema.properties)).toBe(Object.prototype)
  })
})
