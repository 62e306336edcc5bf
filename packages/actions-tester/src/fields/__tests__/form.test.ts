import * as fc from 'fast-check'
import { toExpression, toForm, type FieldForm } from '../form'
import mappings from './mappings.json'

const path = (name: string) => ({ '@path': `$.${name}` })
const variable = (name: string): FieldForm => ({ kind: 'variable', path: `$.${name}` })

describe('the form of an expression', () => {
  it.each<[string, unknown, FieldForm]>([
    ['nothing', undefined, { kind: 'empty' }],
    ['a path', path('userId'), variable('userId')],
    ['a text', 'gold', { kind: 'literal', value: 'gold' }],
    ['a marked number', { '@literal': 5 }, { kind: 'literal', value: 5, marked: true }],
    ['a template', { '@template': 'Hi {{name}}' }, { kind: 'template', text: 'Hi {{name}}' }],
    ['a Liquid template', { '@liquid': '{{ name | upcase }}' }, { kind: 'liquid', text: '{{ name | upcase }}' }],
    [
      'two values of which the first counts',
      { '@if': { exists: path('a'), then: path('a'), else: path('b') } },
      { kind: 'coalesce', test: 'exists', values: [variable('a'), variable('b')] }
    ],
    [
      'a chain of three',
      {
        '@if': {
          exists: path('a'),
          then: path('a'),
          else: { '@if': { exists: path('b'), then: path('b'), else: 'c' } }
        }
      },
      { kind: 'coalesce', test: 'exists', values: [variable('a'), variable('b'), { kind: 'literal', value: 'c' }] }
    ],
    [
      'a chain that may end without a value',
      { '@if': { blank: path('a'), then: path('a') } },
      { kind: 'coalesce', test: 'blank', values: [variable('a'), { kind: 'empty' }] }
    ],
    [
      'a condition',
      { '@if': { exists: path('a'), then: 'yes', else: 'no' } },
      {
        kind: 'if',
        test: 'exists',
        value: variable('a'),
        then: { kind: 'literal', value: 'yes' },
        else: { kind: 'literal', value: 'no' }
      }
    ],
    [
      'a change of case',
      { '@case': { operator: 'upper', value: path('currency') } },
      { kind: 'case', operator: 'upper', value: variable('currency') }
    ],
    [
      'a replacement',
      { '@replace': { pattern: '-', replacement: '', global: false, value: path('sku') } },
      { kind: 'replace', options: { pattern: '-', replacement: '', global: false }, value: variable('sku') }
    ],
    ['an object', { id: path('userId') }, { kind: 'object', members: [{ key: 'id', value: variable('userId') }] }],
    ['a list', ['a', path('b')], { kind: 'list', items: [{ kind: 'literal', value: 'a' }, variable('b')] }],
    [
      'a list of the event',
      { '@arrayPath': ['$.properties.products', { sku: path('sku') }] },
      {
        kind: 'array',
        path: '$.properties.products',
        each: { kind: 'object', members: [{ key: 'sku', value: variable('sku') }] }
      }
    ],
    [
      'notes of another editor',
      { '@path': '$.userId', _metadata: { label: 'User ID', type: 'variable' } },
      { kind: 'variable', path: '$.userId', notes: { label: 'User ID', type: 'variable' } }
    ]
  ])('%s', (_name, expression, form) => {
    expect(toForm(expression)).toStrictEqual(form)
    expect(toExpression(form)).toStrictEqual(expression)
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a directive that is unknown', { '@upper': 'a' }],
    ['a directive without a form', { '@flatten': { value: path('a'), separator: '.' } }],
    ['two directives', { '@path': '$.a', '@template': 'b' }],
    ['a directive with a key beside it', { '@path': '$.a', b: 1 }],
    ['a path that is computed', { '@path': { '@template': '$.{{name}}' } }],
    ['an @if with both tests', { '@if': { exists: path('a'), blank: path('b'), then: 1 } }],
    ['a @case with another operator', { '@case': { operator: 'title', value: path('a') } }],
    ['a @replace with a number', { '@replace': { pattern: 1, value: path('a') } }],
    ['an @arrayPath with three members', { '@arrayPath': ['$.a', {}, 1] }],
    ['an inherited name', { toString: 1, '@valueOf': 2 }]
  ])('stays JSON for %s', (_name, expression) => {
    expect(toForm(expression)).toStrictEqual({ kind: 'json', value: expression })
  })
})

describe('an expression comes back unchanged', () => {
  it('from every mapping of the vectors', () => {
    for (const mapping of mappings) expect(toExpression(toForm(mapping))).toStrictEqual(mapping)
  })

  it('whatever it contains', () => {
    const names = fc.constantFrom('@path', '@if', '@case', '@replace', '@arrayPath', '@literal', '@merge', '_metadata')
    const keys = fc.oneof(
      names,
      fc.constantFrom('exists', 'then', 'else', 'value', 'pattern', '__proto__'),
      fc.string()
    )
    const { expression } = fc.letrec((tie) => ({
      expression: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.string().map(path)),
        fc.array(tie('expression'), { maxLength: 3 }),
        fc.dictionary(keys, tie('expression'), { maxKeys: 3, noNullPrototype: true }),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({ '@if': { exists: a, then: a, else: b } }))
      )
    }))
    fc.assert(
      fc.property(expression, (given) => {
        expect(toExpression(toForm(given))).toStrictEqual(given)
      }),
      { numRuns: 500 }
    )
  })
})

describe('the expression of a form that is not complete', () => {
  it.each<[string, FieldForm, unknown]>([
    ['leaves out members without a value', { kind: 'object', members: [{ key: 'a', value: { kind: 'empty' } }] }, {}],
    ['leaves out elements without a value', { kind: 'list', items: [{ kind: 'empty' }, variable('a')] }, [path('a')]],
    [
      'starts at the first value of a chain',
      { kind: 'coalesce', test: 'exists', values: [{ kind: 'empty' }, variable('a'), variable('b')] },
      { '@if': { exists: path('a'), then: path('a'), else: path('b') } }
    ],
    ['is nothing for an empty chain', { kind: 'coalesce', test: 'exists', values: [{ kind: 'empty' }] }, undefined]
  ])('%s', (_name, form, expression) => {
    expect(toExpression(form)).toStrictEqual(expression)
  })
})
