import { at, itRefuses, itResolves, resolve } from './directive-rows'

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
