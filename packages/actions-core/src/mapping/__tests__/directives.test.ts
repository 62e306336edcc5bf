import { transform } from '..'

const event = {
  id: 7,
  name: 'Ada Lovelace',
  nothing: null,
  empty: '',
  zero: 0,
  no: false,
  list: [],
  nested: [[]],
  tags: ['a', 'b'],
  person: { first: 'Ada', age: null, address: { city: null, zip: '1' } },
  items: [{ id: 1, n: null }, { id: 2 }],
  mixed: [null, 3, 'x', { c: 1 }],
  json: '{"a":[1]}',
  $: 'dollar',
  'a.b': 'dotted'
}

const at = (path: string) => ({ '@path': `$.${path}` })

/** A list, so that its content is not validated before it is resolved. */
const resolve = (directive: unknown) => transform({ value: [directive] } as never, event)

type Row = [operand: unknown, value: unknown]

function itResolves(name: string, rows: Row[]): void {
  it.each(rows)(`${name} %j gives %j`, (operand, value) => {
    expect(resolve({ [name]: operand })).toStrictEqual({ value: [value] })
  })
}

function itRefuses(name: string, rows: [operand: unknown, message: string][]): void {
  it.each(rows)(`${name} %j is refused`, (operand, message) => {
    expect(() => resolve({ [name]: operand })).toThrow(expect.objectContaining({ message, status: 400 }))
  })
}

describe('@path', () => {
  itResolves('@path', [
    ['$.id', 7],
    ['id', 7],
    ['person.$.first', 'Ada'],
    ['$', 'dollar'],
    ['$.missing.deep', undefined],
    [{ '@literal': '$.id' }, 7],
    ['', { ...event }],
    ['.', { ...event }],
    ['$.', { ...event }]
  ])
  itRefuses('@path', [
    [at('id'), '@path: expected string, got number'],
    [{ a: 1 }, '@path: expected string, got object'],
    [null, '@path: expected string, got null']
  ])
})

describe('@template', () => {
  itResolves('@template', [
    ['{{ name }} is {{{id}}}', 'Ada Lovelace is 7'],
    ['{{$.id}}', ''],
    [{ '@literal': '{{id}}' }, '7']
  ])
  itRefuses('@template', [[at('id'), '@template: expected string, got number']])
})

describe('@literal', () => {
  itResolves('@literal', [
    ['$.id', '$.id'],
    [null, null],
    [{ a: at('id') }, { a: 7 }],
    [[at('id')], [7]]
  ])
})

describe('@if', () => {
  const branches = { then: 'yes', else: 'no' }
  itResolves('@if', [
    [{ exists: at('zero'), ...branches }, 'yes'],
    [{ exists: at('nothing'), ...branches }, 'no'],
    [{ exists: at('missing'), ...branches }, 'no'],
    [{ exists: null, blank: at('name'), ...branches }, 'no'],
    [{ exists: at('id'), blank: at('missing'), ...branches }, 'yes'],
    ...['nothing', 'missing', 'empty', 'zero', 'no', 'list', 'nested'].map((path): Row => [
      { blank: at(path), ...branches },
      'no'
    ]),
    [{ blank: ' ', ...branches }, 'yes'],
    [{ blank: {}, ...branches }, 'yes'],
    [{ blank: at('tags'), ...branches }, 'yes'],
    [{ exists: 1, then: 0 }, 0],
    [{ exists: 1, then: at('id') }, 7],
    [{ exists: at('missing'), then: 1 }, undefined],
    [{ exists: at('missing'), else: at('id') }, 7],
    ...[0, false, '', null].map((value): Row => [{ exists: at('missing'), else: value }, undefined])
  ])
  itRefuses('@if', [
    ['x', '@if requires an object with an "exists" key'],
    [{ then: 1 }, '@if requires an "exists" key or a "blank" key'],
    [{ exists: 0, blank: '' }, '@if requires an "exists" key or a "blank" key']
  ])
})

describe('@case', () => {
  itResolves('@case', [
    [{ operator: 'lower', value: 'ABC' }, 'abc'],
    [{ operator: 'upper', value: at('name') }, 'ADA LOVELACE'],
    [{ operator: 'upper', value: at('id') }, 7],
    [{ operator: 'nope', value: at('id') }, 7],
    [{ operator: 'upper', value: '' }, undefined],
    [{ operator: 'upper' }, undefined]
  ])
  itRefuses('@case', [
    [null, '@case requires an object with a "operator" key'],
    [{ value: 'a' }, '@case requires a "operator" key'],
    [{ operator: 'nope', value: 'a' }, 'operator key should have a value of "lower" or "upper"']
  ])
})

describe('@replace', () => {
  itResolves('@replace', [
    [{ pattern: 'a', replacement: 'o', value: 'banana' }, 'bonono'],
    [{ pattern: 'a', replacement: 'o', global: false, value: 'banana' }, 'bonana'],
    [{ pattern: 'A', replacement: 'o', value: 'banana' }, 'banana'],
    [{ pattern: 'A', replacement: 'o', ignorecase: true, value: 'banana' }, 'bonono'],
    [{ pattern: 'a', value: 'banana' }, 'bnn'],
    [{ pattern: 'a', replacement: null, ignorecase: null, global: null, value: 'banana' }, 'bnn'],
    [{ pattern: '.*[x]\\', replacement: '/', value: 'a.*[x]\\b' }, 'a/b'],
    [{ pattern: 'a', replacement: '<$&>', value: 'ba' }, 'b<a>'],
    [{ pattern: 'a', replacement: 'b', pattern2: 'b', replacement2: 'c', value: 'ab' }, 'cc'],
    [{ pattern: 'a', replacement: 'b', pattern2: 'b', value: 'ab' }, ''],
    [{ pattern: 'a', replacement: 'b', pattern2: 'b', replacement2: 1, value: 'ab' }, 'bb'],
    [{ pattern: '7', replacement: '8', value: at('id') }, '8'],
    [{ pattern: 'f', replacement: 'F', value: at('no') }, 'False'],
    [{ pattern: 'a', value: '' }, undefined],
    [{ pattern: 'a', value: at('missing') }, ''],
    [{ pattern: 'a', value: at('nothing') }, ''],
    [{ pattern: 'a', value: at('person') }, ''],
    [{ pattern: 'a', global: 'yes', value: 'a' }, ''],
    [{ pattern: 5, value: 'a' }, ''],
    [{ pattern: 'longer than ten', value: at('missing') }, '']
  ])
  itRefuses('@replace', [
    ['x', '@replace requires an object with a "pattern" key'],
    [{ value: 'a' }, '@replace requires a "pattern" key'],
    [{ pattern: 'longer than ten', value: 'a' }, '@replace requires a "pattern" less than 10 characters'],
    [
      { pattern: 'a', replacement: 'longer than ten', value: 'a' },
      '@replace requires a "replacement" less than 10 characters'
    ],
    [
      { pattern: 'a', pattern2: 'longer than ten', value: 'a' },
      '@replace requires a "pattern" less than 10 characters'
    ],
    [
      { pattern: 'a', pattern2: 'b', replacement2: 'longer than ten', value: 'a' },
      '@replace requires a "replacement" less than 10 characters'
    ]
  ])
})

describe('@arrayPath', () => {
  itResolves('@arrayPath', [
    [
      ['$.items', { key: at('id') }],
      [{ key: 1 }, { key: 2 }]
    ],
    [
      [at('items'), { key: at('id') }],
      [{ key: 1 }, { key: 2 }]
    ],
    [['$.person', { name: at('first') }], [{ name: 'Ada' }]],
    [
      ['$.items', at('id')],
      [1, 2]
    ],
    [
      ['$.mixed', { b: { '@path': 'c' } }],
      [{ b: null }, {}, {}, { b: 1 }]
    ],
    [['$.tags'], ['a', 'b']],
    [
      ['$.tags', {}],
      ['a', 'b']
    ],
    [
      ['$.tags', null],
      ['a', 'b']
    ],
    [['$.name', { a: 1 }], 'Ada Lovelace'],
    [['$.missing', { a: 1 }], undefined]
  ])
  itRefuses('@arrayPath', [
    ['$.items', '@arrayPath expected array, got string'],
    [{}, '@arrayPath expected array, got object']
  ])
})

describe('@flatten', () => {
  const value = { a: { b: [1, { c: 2 }] }, e: {}, l: [] }
  itResolves('@flatten', [
    [
      { value, separator: '.' },
      { 'a.b.0': 1, 'a.b.1.c': 2 }
    ],
    [
      { value, separator: '.', omitArrays: true },
      { 'a.b': [1, { c: 2 }], l: [] }
    ],
    [
      { value, separator: { '@literal': '_' } },
      { a_b_0: 1, a_b_1_c: 2 }
    ],
    [
      { value: at('tags'), separator: '.' },
      { 0: 'a', 1: 'b' }
    ],
    [{ value: at('tags'), separator: '.', omitArrays: true }, { '': ['a', 'b'] }],
    [{ value: 5, separator: '.' }, { '': 5 }],
    [{ value: at('missing'), separator: '.' }, {}],
    [
      { value: { '': { a: 1 }, b: { '': 2 } }, separator: '.' },
      { a: 1, 'b.': 2 }
    ]
  ])
  itRefuses('@flatten', [
    ['x', '@flatten requires an object with a "separator" key'],
    [{ value, separator: '' }, '@flatten requires a "separator" key'],
    [{ value, separator: at('id') }, '@flatten requires a string separator']
  ])
})

describe('@json', () => {
  itResolves('@json', [
    [{ mode: 'encode', value: at('tags') }, '["a","b"]'],
    [{ mode: 'encode', value: at('nothing') }, 'null'],
    [{ mode: 'encode', value: at('missing') }, undefined],
    [{ mode: 'encode', value: { a: at('missing'), b: 'é' } }, '{"b":"é"}'],
    [{ mode: 'decode', value: at('json') }, { a: [1] }],
    [{ mode: 'decode', value: 'not json' }, 'not json'],
    [{ mode: 'decode', value: at('id') }, 7],
    [{ mode: 'ENCODE', value: 'x' }, undefined]
  ])
  itRefuses('@json', [
    ['x', '@json requires an object with a "value" key'],
    [{ value: 'x' }, '@json requires a "mode" key'],
    ...[0, false, '', undefined].map((value): [unknown, string] => [
      { mode: 'encode', value },
      '@json requires a "value" key'
    ])
  ])

  it('refuses what JSON cannot hold', () => {
    const mapping = { '@json': { mode: 'encode', value: { '@path': '$.n' } } }
    expect(() => transform(mapping, { n: 1n })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('@json cannot write the value'), status: 400 })
    )
  })
})

describe('@merge', () => {
  const objects = [{ a: 1, b: 1 }, { b: 2, c: at('missing') }, { c: 3 }]
  itResolves('@merge', [
    [
      { objects, direction: 'right' },
      { a: 1, b: 2, c: 3 }
    ],
    [
      { objects: objects.slice(0, 2), direction: 'left' },
      { a: 1, b: 1 }
    ],
    [
      { objects, direction: 'LEFT' },
      { a: 1, b: 2, c: 3 }
    ],
    [{ objects: [{ b: 1 }, { b: at('missing') }], direction: 'right' }, {}],
    [{ objects: [{ b: at('missing') }, { b: 1 }], direction: 'left' }, {}],
    [
      { objects: [at('nothing'), at('missing'), 5, at('tags')], direction: 'right' },
      { 0: 'a', 1: 'b' }
    ],
    [
      { objects: ['xy'], direction: 'right' },
      { 0: 'x', 1: 'y' }
    ],
    [{ objects: [], direction: 'right' }, {}]
  ])
  itRefuses('@merge', [
    ['x', '@merge requires an object with an "objects" key and a "direction" key'],
    [{ objects }, '@merge requires a "direction" key'],
    [{ direction: 'left' }, '@merge requires a "objects" key'],
    [{ objects: {}, direction: 'left' }, '@merge: expected opts.array, got object']
  ])
})

describe('@transform', () => {
  const mapping = { out: at('in') }
  itResolves('@transform', [
    [{ apply: { in: at('id') }, mapping }, { out: 7 }],
    [{ apply: { in: at('missing') }, mapping }, {}],
    [{ apply: at('person'), mapping: at('first') }, 'Ada'],
    [{ apply: at('id'), mapping }, {}],
    [{ apply: { in: at('id') }, mapping: 'fixed' }, 'fixed'],
    [
      {
        apply: { __segment_internal_directive: { '@merge': { objects: [at('person')], direction: 'right' } } },
        mapping: at('first')
      },
      'Ada'
    ]
  ])
  itRefuses('@transform', [
    ['x', '@transform requires an object with an "apply" key and a "mapping" key'],
    [{ apply: {} }, '@transform requires a "mapping" key'],
    [{ mapping }, '@transform requires a "apply" key'],
    [{ apply: 'x', mapping }, '@transform "apply" key should be an object']
  ])

  it('checks the mapping in apply, and the data', () => {
    expect(() => resolve({ '@transform': { apply: { in: { '@nope': 1 } }, mapping } })).toThrow(
      '/in has an invalid directive: @nope.'
    )
    expect(() => resolve({ '@arrayPath': ['$.mixed', { a: { '@transform': { apply: {}, mapping } } }] })).toThrow(
      'data must be an object, got null'
    )
  })
})

describe('@excludeWhenNull', () => {
  itResolves('@excludeWhenNull', [
    [at('nothing'), undefined],
    [at('person'), { first: 'Ada', address: { zip: '1' } }],
    [at('items'), [{ id: 1, n: null }, { id: 2 }]],
    [at('id'), 7],
    [{ a: null, b: 1 }, { b: 1 }]
  ])
})

describe('@liquid', () => {
  itResolves('@liquid', [
    ['{{ person.first | upcase }}', 'ADA'],
    ['', '']
  ])
  itRefuses('@liquid', [[at('id'), 'liquid template value must be a string']])
})
