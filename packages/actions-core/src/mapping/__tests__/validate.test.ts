import { transform, validate, ValidationError, ValidationErrors } from '..'

/** The messages of the faults, and whether they came wrapped. */
function faultsOf(mapping: unknown): { single?: string; messages?: string[] } {
  try {
    validate(mapping)
    return {}
  } catch (error) {
    if (error instanceof ValidationErrors) return { messages: [...error].map(({ message }) => message) }
    return { single: (error as Error).message }
  }
}

const valid = { '@path': '$.a' }

describe('validation', () => {
  it.each([
    ['scalars', { a: 1, b: 'x', c: null, d: undefined, e: true }],
    ['functions, dates and maps', { a: () => 1, b: new Date(0), c: new Map() }],
    ['whatever is in lists', { a: [{ '@nope': 1 }, { '@path': 1 }] }],
    ['what is in a literal object', { a: { '@literal': { b: { '@path': 1 } } } }],
    ['partial conditions', { a: { '@if': {} }, b: { '@case': {} } }],
    [
      'modes and directions in any case',
      { a: { '@json': { mode: 'ENCODE', value: 1 } }, b: { '@merge': { objects: [], direction: 'LEFT' } } }
    ],
    ['shapes of lists', { a: { '@arrayPath': ['$.a', { b: valid }] }, b: { '@arrayPath': [valid] } }],
    ['notes', { a: { ...valid, _metadata: 1 } }],
    ['a mapping that is not an object', 'text']
  ])('accepts %s', (_, mapping) => {
    expect(() => validate(mapping)).not.toThrow()
  })

  it.each([
    ['two directives', { '@path': 'a', '@template': 'b' }, 'should only have one @-prefixed key but it has 2 keys'],
    ['other keys', { '@path': 'a', x: 1, _metadata: 1 }, 'should only have one @-prefixed key but it has 3 keys'],
    ['an unknown name', { '@nope': 1 }, 'has an invalid directive: @nope']
  ])('refuses %s', (_, directive, text) => {
    expect(faultsOf(directive)).toEqual({ single: `/ ${text}.` })
    expect(faultsOf({ a: { b: directive } })).toEqual({ messages: [`/a/b ${text}.`] })
  })

  it.each([
    [{ '@path': 1 }, '/@path should be a string or a mapping directive but it is a number.'],
    [{ '@path': undefined }, '/@path should be a string or a mapping directive but it is an undefined.'],
    [{ '@template': [] }, '/@template should be a string or a mapping directive but it is an array.'],
    [
      { '@path': { '@path': { '@path': {} } } },
      '/@path/@path/@path should be a string or a mapping directive but it is an object.'
    ],
    [{ '@literal': undefined }, '/@literal should be a mapping directive or a JSON value but it is an undefined.'],
    [{ '@literal': 1n }, '/@literal should be a mapping directive or a JSON value but it is a bigint.'],
    [
      { '@excludeWhenNull': () => 1 },
      '/@excludeWhenNull should be a mapping directive or a JSON value but it is a function.'
    ],
    [
      { '@excludeWhenNull': { '@path': 1 } },
      '/@excludeWhenNull/@path should be a string or a mapping directive but it is a number.'
    ],
    [{ '@liquid': valid }, '/@liquid should be a string but it is a directive.'],
    [{ '@arrayPath': 'x' }, '/@arrayPath should be an array but it is a string.'],
    [{ '@arrayPath': [] }, '/@arrayPath should be a string or a mapping directive but it is an undefined.'],
    [{ '@if': [] }, '/@if should be an object but it is an array.'],
    [{ '@if': valid }, '/@if should be an object but it is a directive.']
  ])('tells a single fault of %j by itself', (mapping, message) => {
    expect(faultsOf(mapping)).toEqual({ single: message })
  })

  it.each([
    [
      { '@if': { exists: () => 1, then: new Date(0) } },
      [
        '/@if/exists should be a mapping directive or a JSON value but it is a function.',
        '/@if/then should be a mapping directive or a JSON value but it is a date.'
      ]
    ],
    [
      { '@if': { exists: { '@path': 1 }, then: () => 1 } },
      ['/@if/exists/@path should be a string or a mapping directive but it is a number.']
    ],
    [{ '@if': { blank: { '@nope': 1 } } }, ['/@if/blank has an invalid directive: @nope.']],
    [
      { '@case': { operator: 1, value: {} } },
      [
        '/@case/operator should be a string but it is a number.',
        '/@case/value should be a string or a mapping directive but it is an object.'
      ]
    ],
    [
      { '@replace': {} },
      ['/@replace should have field "pattern" but it doesn\'t.', '/@replace should have field "value" but it doesn\'t.']
    ],
    [
      { '@replace': { pattern: '', replacement: 'longer than ten', value: 'x', ignorecase: 'x', global: null } },
      [
        '/@replace/pattern should be a string of length 1 or greater.',
        '/@replace/replacement should be a string of length 10 or less.',
        '/@replace/ignorecase should be a boolean but it is a string.',
        '/@replace/global should be a boolean but it is a null.'
      ]
    ],
    [
      { '@json': { mode: 'zip', value: () => 1 } },
      [
        '/@json/mode should be one of encode, decode but it is "zip".',
        '/@json/value should be a mapping directive or a JSON value but it is a function.'
      ]
    ],
    [{ '@flatten': { separator: valid, value: 1 } }, ['/@flatten/separator should be a string but it is a directive.']],
    [{ '@flatten': { separator: '.' } }, ['/@flatten should have field "value" but it doesn\'t.']],
    [
      { '@merge': { objects: [valid, 1], direction: 'up' } },
      [
        '/ should be a object or a mapping directive but it is a number.',
        '/@merge/direction should be one of left, right but it is "up".'
      ]
    ],
    [{ '@merge': { objects: [{ a: { '@nope': 1 } }] } }, ['/a has an invalid directive: @nope.']],
    [{ '@merge': { objects: {} } }, ['/@merge/objects should be an array but it is an object.']],
    [
      { '@transform': { apply: 1 } },
      [
        '/@transform/apply should be a object or a mapping directive but it is a number.',
        '/@transform should have field "mapping" but it doesn\'t.'
      ]
    ]
  ])('tells the faults of %j together', (mapping, messages) => {
    expect(faultsOf(mapping)).toEqual({ messages })
  })

  it('collects the faults of nested objects in one error', () => {
    const mapping = { a: { '@path': 1 }, b: { c: { '@nope': 1 }, d: valid } }
    expect(() => validate(mapping)).toThrow(
      expect.objectContaining({
        name: 'AggregateError',
        status: 400,
        errors: [expect.any(ValidationError), expect.any(ValidationError)],
        message: expect.stringMatching(/\/a\/@path should be .*\n.*\/b\/c has an invalid directive: @nope\./)
      })
    )
  })

  it('has a name and a status for a single fault', () => {
    expect(() => transform({ '@nope': 1 })).toThrow(expect.objectContaining({ name: 'ValidationError', status: 400 }))
  })

  it('puts the keys that led to the mapping in front', () => {
    expect(() => validate({ '@nope': 1 }, ['fields', 'a'])).toThrow('/fields/a has an invalid directive: @nope.')
  })

  it('takes time linear in the depth of conditions', () => {
    let mapping: Record<string, unknown> = valid
    for (let level = 0; level < 45; level++)
      mapping = { '@if': { exists: 1, then: mapping, else: mapping['@if'] && 1 } }
    expect(() => validate(mapping)).not.toThrow()
  })
})
