import { transform } from '..'
import { at, itRefuses, itResolves } from './directive-rows'

describe('@template', () => {
  itResolves('@template', [
    ['{{ name }} is {{{id}}}', 'Ada Lovelace is 7'],
    ['{{$.id}}', ''],
    [{ '@literal': '{{id}}' }, '7']
  ])
  itRefuses('@template', [[at('id'), '@template: expected string, got number']])
})

describe('@liquid', () => {
  itResolves('@liquid', [
    ['{{ person.first | upcase }}', 'ADA'],
    ['', '']
  ])
  itRefuses('@liquid', [[at('id'), 'liquid template value must be a string']])
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
