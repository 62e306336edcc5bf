import { Ajv, type ErrorObject, type Options as AjvOptions } from 'ajv'
import addFormats from 'ajv-formats'
import { AggregateAjvError, AjvError, type FieldLabels } from '../index'
import { humanizePath, jsonPath } from '../human-errors'
import { capitalize, humanizeList, humanizeTypeOf, indefiniteArticle, pluralize } from '../messages'

function errorsOf(schema: object, data: unknown, options: AjvOptions = {}): ErrorObject[] {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, logger: false, ...options })
  addFormats(ajv)
  const validate = ajv.compile(schema)
  validate(data)
  return validate.errors ?? []
}

const messagesOf = (schema: object, data: unknown) =>
  [...new AggregateAjvError(errorsOf(schema, data))].map((e) => e.message)

describe('human errors: the rest of the sentence, by keyword', () => {
  it.each([
    ['enum', { enum: ['a', 1, null] }, 'b', 'must be one of: "a", 1, or null'],
    ['type', { type: 'array' }, null, 'must be an array but it was null'],
    [
      'type, several',
      { type: ['string', 'number', 'null'] },
      [],
      'must be a string, number, or null but it was an array'
    ],
    ['minLength', { minLength: 2 }, 'a', 'must be 2 characters or more but it was 1 character'],
    ['maxLength', { maxLength: 1 }, 'abc', 'must be 1 character or fewer but it was 3 characters'],
    ['pattern', { pattern: '^x' }, 'a', 'is an invalid string'],
    ['pattern with a label', { pattern: '^x', patternLabel: 'an x' }, 'a', 'must be an x but it was not'],
    ['multipleOf', { multipleOf: 3 }, 4, 'must be a multiple of 3'],
    ['minimum', { minimum: 1 }, 0, 'must be equal to or greater than 1'],
    ['exclusiveMinimum', { exclusiveMinimum: 1 }, 1, 'must be greater than 1'],
    ['maximum', { maximum: 1 }, 2, 'must be equal to or less than 1'],
    ['exclusiveMaximum', { exclusiveMaximum: 1 }, 1, 'must be less than 1'],
    [
      'additionalProperties',
      { properties: { a: {}, b: {} }, additionalProperties: false },
      { c: 1 },
      'has an unexpected property, c, which is not in the list of allowed properties (a, b)'
    ],
    ['required', { required: ['a'] }, {}, "is missing the required field 'a'"],
    ['propertyNames', { propertyNames: { pattern: '^x' } }, { a: 1 }, 'has an invalid property name "a"'],
    ['minProperties', { minProperties: 2 }, { a: 1 }, 'must have 2 or more properties but it has 1'],
    ['maxProperties', { maxProperties: 0 }, { a: 1 }, 'must have 0 or fewer properties but it has 1'],
    ['dependencies', { dependencies: { a: ['b'] } }, { a: 1 }, 'must have property b when a is present'],
    ['minItems', { minItems: 2 }, [1], 'must have 2 or more items but it has 1'],
    ['maxItems', { maxItems: 0 }, [1], 'must have 0 or fewer items but it has 1'],
    ['uniqueItems', { uniqueItems: true }, [1, 2, 1], 'must be unique but elements 0 and 2 are the same'],
    ['const', { const: 1 }, 2, 'must be equal to constant'],
    ['errorMessage', { minimum: 1, errorMessage: 'is too cold' }, 0, 'is too cold']
  ])('%s', (_, schema, data, expected) => {
    expect(messagesOf({ title: 'it', ...schema }, data)).toEqual([`It ${expected}.`])
  })

  it.each([
    ['date-time', 'date and time'],
    ['time', 'time'],
    ['date', 'date'],
    ['hostname', 'hostname'],
    ['email', 'email address'],
    ['ipv4', 'IPv4 address'],
    ['ipv6', 'IPv6 address'],
    ['uri', 'URI'],
    ['uri-reference', 'URI Reference'],
    ['uri-template', 'URI-template'],
    ['json-pointer', 'JSON Pointer'],
    ['relative-json-pointer', 'relative JSON Pointer'],
    ['regex', 'regular expression'],
    ['uuid', 'uuid']
  ])('format %s', (format, label) => {
    expect(messagesOf({ title: 'It', format }, '({^ %')).toEqual([`It must be a valid ${label} string but it was not.`])
  })

  it('adds the failing branch of a condition', () => {
    const schema = JSON.parse('{"if": {"required": ["a"]}, "then": {"required": ["b"]}}')
    expect(new AggregateAjvError(errorsOf(schema, { a: 1 })).message).toBe(
      'The root value is missing the required field \'b\'. The root value must match "then" schema.'
    )
  })
})

describe('human errors: the subject', () => {
  const schema = { properties: { a: { items: { type: 'object' } }, 'b.c': { type: 'null' } }, required: ['r'] }
  const data = { a: [1], 'b.c': 1 }

  it.each<[FieldLabels, string[]]>([
    ['title', ['The root value', 'The value at /a/0', 'The value at /b.c']],
    ['instancePath', ['The root value', 'The value at /a/0', 'The value at /b.c']],
    ['jsonPointer', ['The root value', 'The value at /a/0', 'The value at /b.c']],
    ['js', ['The root value', 'The value at .a[0]', 'The value at .b\\.c']],
    ['jsonPath', ['The value at $', 'The value at $.a[0]', 'The value at $.b\\.c']]
  ])('%s', (fieldLabels, subjects) => {
    const messages = new AggregateAjvError(errorsOf(schema, data), { fieldLabels }).errors.map((e) => e.message)
    expect(messages.map((message) => message.replace(/ (is missing|must be) .*/, ''))).toEqual(subjects)
  })

  it('is the title if there is one', () => {
    const titled = { properties: { a: { title: 'e-mail', type: 'string' }, b: { title: '', type: 'string' } } }
    expect(messagesOf(titled, { a: 1, b: 1 })).toEqual([
      'E-mail must be a string but it was a number.',
      'The value at /b must be a string but it was a number.'
    ])
  })

  it('has no other notation', () => {
    const [error] = errorsOf({ type: 'string' }, 1)
    expect(() => humanizePath(error, 'xpath' as FieldLabels)).toThrow('invalid fieldLabels value: xpath')
    expect(() => new AjvError(error, { fieldLabels: 'xpath' as FieldLabels })).toThrow(
      'invalid fieldLabels value: xpath'
    )
  })

  it.each([
    ['', '$'],
    ['/a', '$.a'],
    ['/a/0/b', '$.a[0].b'],
    ['/a.b', '$.a\\.b'],
    ['/a~1b~0c', '$.a/b~c']
  ])('the JSONPath of %j is %s', (pointer, path) => {
    expect(jsonPath(pointer)).toBe(path)
  })
})

describe('AggregateAjvError', () => {
  const schema = { required: ['x'], properties: { a: { title: 'A', type: 'string' } } }
  const errors = errorsOf(schema, { a: 1 })

  it('joins the messages and lists the errors', () => {
    const error = new AggregateAjvError(errors)
    expect(error).toBeInstanceOf(Error)
    expect(new Set(Object.keys(error))).toEqual(new Set(['errors', 'message', 'name']))
    expect(error.name).toBe('AggregateAjvError')
    expect(error.message).toBe(
      "The root value is missing the required field 'x'. A must be a string but it was a number."
    )
    expect([...error]).toEqual(error.errors)
    expect(error.errors[1]).toBeInstanceOf(AjvError)
    expect(error.errors[1].name).toBe('Error')
    expect(error.stack).toContain('A must be a string')
  })

  it('serialises to plain objects', () => {
    expect(JSON.parse(JSON.stringify(new AggregateAjvError(errors)))).toEqual([
      { path: '$', pointer: '', message: "The root value is missing the required field 'x'." },
      { path: '$.a', pointer: '/a', message: 'A must be a string but it was a number.' }
    ])
  })

  it('includes the error of ajv and the value only if asked for', () => {
    const [, plain] = new AggregateAjvError(errors).toJSON()
    expect(Object.keys(plain)).toEqual(['path', 'pointer', 'message'])
    const [, full] = new AggregateAjvError(errors, { includeOriginalError: true, includeData: true }).toJSON()
    expect(full).toMatchObject({ original: errors[1], data: 1 })
  })

  it.each([[null], [undefined], [[]]])('has an empty message for %p', (none) => {
    expect(new AggregateAjvError(none).message).toBe('')
  })
})

describe('wording', () => {
  it.each([
    [[], 'nothing'],
    [['x'], 'x'],
    [['x', 'y'], 'x or y'],
    [['x', 'y', 'z'], 'x, y, or z']
  ])('lists %j as %s', (words, expected) => {
    expect(humanizeList(words)).toBe(expected)
  })

  it.each([
    [null, 'null'],
    [undefined, 'undefined'],
    [[], 'an array'],
    [{}, 'an object'],
    ['', 'a string'],
    [1, 'a number'],
    [true, 'a boolean']
  ])('calls %p %s', (value, expected) => {
    expect(humanizeTypeOf(value)).toBe(expected)
  })

  it('knows capitals, articles and plurals', () => {
    expect([capitalize('ab'), capitalize(''), humanizeList(['x', 'y'], 'and')]).toEqual(['Ab', '', 'x and y'])
    expect([indefiniteArticle('integer'), indefiniteArticle('string')]).toEqual(['an', 'a'])
    expect([pluralize('item', 1), pluralize('item', 0)]).toEqual(['item', 'items'])
  })
})
