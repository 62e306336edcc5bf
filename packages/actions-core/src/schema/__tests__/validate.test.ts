import type { MinimalInputField } from '../../definition'
import { AggregateAjvError, compileSchema, fieldsToJsonSchema, validateSchema } from '../index'

const schemaOf = (fields: object) => fieldsToJsonSchema(fields as Record<string, MinimalInputField>)
const statsClient = () => ({ incr: jest.fn() })
const field = (type: string, more = {}) => ({ label: 'F', type, ...more })

/** What becomes of a value of one field: the value, or the message. */
function coerced(definition: object, value: unknown): unknown {
  const payload = { f: value }
  try {
    validateSchema(payload, schemaOf({ f: definition }))
    return payload.f
  } catch (error) {
    if (!(error instanceof AggregateAjvError)) throw error
    return error.message
  }
}

describe('validateSchema: what is converted', () => {
  it.each([
    ['string', 1, '1'],
    ['string', true, 'true'],
    ['string', [1], '1'],
    ['number', ' 1.5 ', 1.5],
    ['number', '1e3', 1000],
    ['number', '0x10', 16],
    ['number', true, 1],
    ['number', [5], 5],
    ['integer', '5.0', 5],
    ['boolean', 'true', true],
    ['boolean', 'false', false],
    ['boolean', 1, true],
    ['boolean', 0, false],
    ['datetime', -5.5, -5.5],
    ['datetime', '2020-13-45', '2020-13-45'],
    ['datetime', '12', '12'],
    ['datetime', '-1', '-1'],
    ['datetime', '99999999999999999', '99999999999999999'],
    ['datetime', '2024-02-29T12:00:00Z', '2024-02-29T12:00:00Z'],
    ['datetime', 'Feb 29 2024', 'Feb 29 2024']
  ])('%s %p becomes %p', (type, value, expected) => {
    expect(coerced(field(type), value)).toEqual(expected)
  })

  it.each([
    ['a single value', 'string', 1, ['1']],
    ['a list', 'integer', ['1', 2], [1, 2]],
    ['an object', 'object', { a: 1 }, [{ a: 1 }]]
  ])('%s becomes a list', (_, type, value, expected) => {
    expect(coerced(field(type, { multiple: true }), value)).toEqual(expected)
  })
})

describe('validateSchema: what is invalid', () => {
  it.each([
    ['string', {}, 'F must be a string but it was an object.'],
    ['string', [1, 2], 'F must be a string but it was an array.'],
    ['number', 'abc', 'F must be a number but it was a string.'],
    ['number', NaN, 'F must be a number but it was a number.'],
    ['number', Infinity, 'F must be a number but it was a number.'],
    ['integer', 5.5, 'F must be an integer but it was a number.'],
    ['boolean', 'TRUE', 'F must be a boolean but it was a string.'],
    ['boolean', '1', 'F must be a boolean but it was a string.'],
    ['boolean', 2, 'F must be a boolean but it was a number.'],
    ['object', 'text', 'F must be an object but it was a string.'],
    ['object', [{}], 'F must be an object but it was an array.'],
    ['datetime', 'hello', 'F must be a valid date-like string but it was not.'],
    ['datetime', 'now', 'F must be a valid date-like string but it was not.'],
    ['datetime', true, 'F must be a valid date-like string but it was not.'],
    ['datetime', new Date(0), 'F must be a string or number but it was an object.']
  ])('%s %p', (type, value, message) => {
    expect(coerced(field(type), value)).toBe(message)
  })

  it.each([
    ['too small', 'integer', { minimum: 0 }, -1, 'F must be equal to or greater than 0.'],
    ['too great', 'number', { maximum: 0 }, 1, 'F must be equal to or less than 0.'],
    [
      'too long, in code points',
      'string',
      { maximum: 1 },
      '😀b',
      'F must be 1 character or fewer but it was 2 characters.'
    ],
    ['not a choice', 'string', { choices: ['a', 'b', 'a'] }, 'c', 'F must be one of: "a" or "b".']
  ])('%s', (_, type, more, value, message) => {
    expect(coerced(field(type, more), value)).toBe(message)
  })
})

describe('validateSchema: formats', () => {
  it.each([
    ['date-time', '2024-02-29T12:00:00', true],
    ['date-time', '2024-02-29T12:00:00Z', true],
    ['date-time', '2024-02-30T12:00:00Z', false],
    ['time', '12:34:56', true],
    ['time', '12:34', false],
    ['uri', 'x:y', true],
    ['uri', 'example.com', false],
    ['uuid', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000', true],
    ['email', 'x@example.com', true],
    ['email', 'x', false],
    ['text', 'anything', true],
    ['password', 'anything', true]
  ])('%s %s: %s', (format, value, valid) => {
    expect(validateSchema({ f: value }, schemaOf({ f: field('string', { format }) }), { throwIfInvalid: false })).toBe(
      valid
    )
  })
})

describe('validateSchema: properties', () => {
  it('removes undeclared ones at every closed level', () => {
    const payload = { x: 1, o: { a: 'a', x: 1 }, open: { x: 1 }, kept: { x: 1 } }
    const a = field('string')
    validateSchema(
      payload,
      schemaOf({
        o: field('object', { properties: { a } }),
        open: field('object'),
        kept: field('object', { properties: { a }, additionalProperties: true })
      })
    )
    expect(payload).toEqual({ o: { a: 'a' }, open: { x: 1 }, kept: { x: 1 } })
  })

  it('keeps the exempt ones as they are', () => {
    const payload = { f: 1, auth: { token: null }, gone: undefined }
    validateSchema(payload, schemaOf({ f: field('string') }), { exempt: ['auth', 'gone', 'absent'] })
    expect(payload).toStrictEqual({ f: '1', auth: { token: null } })
  })

  it('does not find what every object inherits', () => {
    const schema = schemaOf({ constructor: field('string', { required: true }), toString: field('string') })
    expect(() => validateSchema({}, schema)).toThrow("missing the required field 'constructor'")
  })

  it('removes the name of a prototype', () => {
    const payload = JSON.parse('{"f": "a", "__proto__": {"polluted": 1}}')
    validateSchema(payload, schemaOf({ f: field('string') }))
    expect(Object.keys(payload)).toEqual(['f'])
  })
})

describe('validateSchema: the result', () => {
  const schema = schemaOf({ f: field('string', { required: true }) })

  it('is true for what fits', () => {
    expect(validateSchema({ f: 'a' }, schema)).toBe(true)
  })

  it('is an error, counted, for what does not', () => {
    const client = statsClient()
    const tags = ['a:b']
    expect(() => validateSchema({}, schema, { statsContext: { statsClient: client as never, tags } })).toThrow(
      AggregateAjvError
    )
    expect(client.incr.mock.calls).toEqual([['ajv.discard', 1, ['a:b']]])
    expect(tags).toEqual(['a:b'])
  })

  it('is false without throwing or counting if so wanted', () => {
    const client = statsClient()
    const statsContext = { statsClient: client as never, tags: [] }
    expect(validateSchema({}, schema, { throwIfInvalid: false, statsContext })).toBe(false)
    expect(client.incr).not.toHaveBeenCalled()
  })

  it('throws without a stats client', () => {
    expect(() => validateSchema({}, schema, { statsContext: {} })).toThrow(AggregateAjvError)
  })

  it.each([['text'], [null], [undefined], [[]]])('refuses %p in place of a payload', (payload) => {
    expect(validateSchema(payload, schema, { throwIfInvalid: false })).toBe(false)
  })
})

describe('validateSchema: validators', () => {
  it('never uses the schema of another definition with the same key', () => {
    const schemaKey = 'A name: with an action'
    expect(validateSchema({ f: '1' }, schemaOf({ f: field('string') }), { schemaKey })).toBe(true)
    const payload = { f: '1' }
    validateSchema(payload, schemaOf({ f: field('number') }), { schemaKey })
    expect(payload).toEqual({ f: 1 })
  })

  it('are made once for a schema, and hold no payload', () => {
    const schema = schemaOf({ f: field('number') })
    const validator = compileSchema(schema)
    validateSchema({ f: 'secret' }, schema, { throwIfInvalid: false })
    expect(compileSchema(schema)).toBe(validator)
    expect(validator.errors).toBeNull()
  })

  it('print nothing about what strict mode finds', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation()
    validateSchema({}, schemaOf({ d: field('datetime', { allowNull: true, multiple: true, minimum: 1 }) }))
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })
})

describe('validateSchema: mistakes in the fields', () => {
  it.each([
    ['an unknown type', { f: field('strng') }, "The field 'f' has the unknown type 'strng'. Use string,"],
    ['an inherited name as type', { f: field('constructor') }, "The field 'f' has the unknown type 'constructor'."],
    [
      'an unknown type of elements',
      { f: field('strng', { multiple: true }) },
      "The field 'f' has the unknown type 'strng'."
    ],
    ['no choices', { f: field('string', { choices: [] }) }, "The field 'f' has an empty list of choices."],
    [
      'no choices in an object',
      { o: field('object', { properties: { f: field('string', { choices: [] }) } }) },
      "The field 'o.f'"
    ],
    [
      'no choices in a list',
      { o: field('object', { multiple: true, properties: { f: field('string', { choices: [] }) } }) },
      "The field 'o.f'"
    ],
    ['a name that is not a key', { ['__proto__']: field('string') }, "A field cannot be named '__proto__'."],
    ['an unknown format', { f: field('string', { format: 'colour' }) }, 'unknown format "colour"']
  ])('%s', (_, fields, message) => {
    expect(() => validateSchema({}, schemaOf(fields))).toThrow(message)
  })

  it('are told with the key of the schema', () => {
    const options = { schemaKey: 'Slack:Post message' }
    expect(() => validateSchema({}, schemaOf({ f: field('strng') }), options)).toThrow(
      "Slack:Post message: The field 'f'"
    )
  })
})
