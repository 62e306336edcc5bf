import type { ActionManifest, FieldReport, JSONField } from '../../api'
import { areMet } from '../../workbench/conditions'
import { toExpression, toForm } from '../form'
import { formOfKind, freshForm, kindsFor, shownKind, type Slot } from '../kinds'
import { arrange, isWholeMapping } from '../layout'
import { pathsOf, searchPaths } from '../paths'
import { problemsByField, resultOf } from '../results'

const path = (name: string) => ({ '@path': `$.${name}` })
const field = (more: object = {}) => ({ label: 'A', type: 'string', dynamic: false, ...more }) as JSONField

describe('a change of the way to map', () => {
  it.each<[string, unknown, Parameters<typeof formOfKind>[1], Slot, unknown]>([
    ['a variable to a template', path('a.b'), 'template', {}, { '@template': '{{a.b}}' }],
    ['a template of one variable to the variable', { '@template': '{{a}}' }, 'variable', {}, path('a')],
    ['a text to a template', 'gold', 'template', {}, { '@template': 'gold' }],
    ['a template to a text', { '@template': 'a {{b}}' }, 'literal', {}, 'a {{b}}'],
    ['a variable to a change of case', path('a'), 'case', {}, { '@case': { operator: 'lower', value: path('a') } }],
    [
      'a change of case to its variable',
      { '@case': { operator: 'upper', value: path('a') } },
      'variable',
      {},
      path('a')
    ],
    ['a variable to a chain', path('a'), 'coalesce', {}, { '@if': { exists: path('a'), then: path('a') } }],
    [
      'a chain to its first variable',
      { '@if': { exists: path('a'), then: path('a'), else: 1 } },
      'variable',
      {},
      path('a')
    ],
    ['a text to a list', 'a', 'list', {}, ['a']],
    ['an object to an array', { id: path('id') }, 'array', {}, { '@arrayPath': ['$.items', { id: path('id') }] }],
    ['an array to its object', { '@arrayPath': ['$.x', { id: path('id') }] }, 'object', {}, { id: path('id') }],
    [
      'a variable to an object',
      path('a'),
      'object',
      { properties: { id: field({ default: path('i') }), x: field() } },
      { id: path('i') }
    ],
    ['anything to JSON', path('a'), 'json', {}, path('a')],
    ['JSON to what it says', null, 'variable', {}, undefined]
  ])('keeps what it can: %s', (_what, before, kind, slot, after) => {
    expect(toExpression(formOfKind(toForm(before), kind, slot, ['$.items']))).toEqual(after)
  })

  it.each<[Slot, string, string]>([
    [{ type: 'string' }, 'variable', 'variable literal template coalesce if case replace liquid json'],
    [{ type: 'number' }, 'variable', 'variable literal template coalesce if json'],
    [{ type: 'boolean' }, 'literal', 'variable literal template coalesce if json'],
    [{ type: 'string', choices: ['a'] }, 'literal', 'variable literal template coalesce if case replace liquid json'],
    [{ type: 'object' }, 'variable', 'object variable coalesce if json'],
    [{ type: 'object', multiple: true }, 'variable', 'variable list array coalesce if json'],
    [{ type: 'object', defaultObjectUI: 'object:only' }, 'variable', 'variable coalesce if json'],
    [{ type: 'string', disabledInputMethods: ['variable', 'function', 'freeform'] }, 'literal', 'literal json']
  ])('offers what suits %j', (slot, start, kinds) => {
    expect(kindsFor(slot).join(' ')).toBe(kinds)
    expect(shownKind(freshForm(slot), slot)).toBe(start)
  })
})

describe('the order of fields', () => {
  const fields = {
    note: field(),
    id: field({ required: true }),
    reason: field({ required: { conditions: [{ fieldKey: 'kind', operator: 'is', value: 'refund' }] } }),
    kind: field(),
    amount: field({ depends_on: { conditions: [{ fieldKey: 'kind', operator: 'is_not', value: 'none' }] } })
  }
  const arranged = (mapping: object, added: string[] = [], reports = new Map<string, FieldReport>()) => {
    const { rows, optional } = arrange(
      { fields, hooks: {} } as unknown as ActionManifest,
      mapping as never,
      added,
      reports
    )
    return [
      rows.map(({ key, isRequired }) => key + (isRequired ? '*' : '')).join(' '),
      optional.map(({ key }) => key).join(' ')
    ]
  }

  it.each<[string, object, string[], string, string]>([
    ['required ones first', {}, [], 'id*', 'note reason kind amount'],
    ['mapped and added ones in their order', { kind: 'x' }, ['note'], 'id* note kind', 'reason amount'],
    ['those that a condition requires', { kind: 'refund' }, [], 'id* reason* kind', 'note amount'],
    ['none whose condition does not hold', { kind: 'none' }, [], 'id* kind', 'note reason'],
    ['mapped ones whatever their condition', { kind: 'none', amount: 1 }, [], 'id* kind amount', 'note reason'],
    [
      'keys without a field last',
      { other: 1, note: 2, __segment_internal_sync_mode: 'add' },
      [],
      'id* note other',
      'reason kind amount'
    ]
  ])('%s', (_what, mapping, added, rows, optional) => {
    expect(arranged(mapping, added)).toEqual([rows, optional])
  })

  it('follows the value that the event has for a condition', () => {
    const reports = new Map([['kind', { key: 'kind', payload: 'refund' } as FieldReport]])
    expect(arranged({ kind: path('kind') }, [], reports)[0]).toBe('id* reason* kind')
  })

  it.each([
    [{ '@path': '$' }, true],
    [{ __segment_internal_directive: {} }, true],
    [{ a: path('a') }, false]
  ])('of %j as one directive: %s', (mapping, isWhole) => {
    expect(isWholeMapping(mapping as never)).toBe(isWhole)
  })

  it.each([
    ['any', true],
    ['all', false]
  ] as const)('holds for %s of the conditions', (match, holds) => {
    const conditions = [
      { fieldKey: 'a', operator: 'is', value: ['x', 'y'] },
      { type: 'syncMode', operator: 'is', value: 'add' }
    ] as const
    expect(areMet({ match, conditions: conditions as never }, (key) => (key ? 'y' : 'update'))).toBe(holds)
  })
})

describe('the paths of an event', () => {
  const event = { type: 'track', properties: { total: 5, 'a.b': 1, products: [{ sku: 'x' }, {}], tags: ['t'] } }

  it('are those that a mapping can read', () => {
    expect(pathsOf(event).map((each) => each.path)).toEqual([
      '$.type',
      '$.properties',
      '$.properties.total',
      '$.properties.products',
      '$.properties.products[0]',
      '$.properties.products[0].sku',
      '$.properties.tags'
    ])
  })

  it.each([
    ['sku', ['$.properties.products[0].sku']],
    ['prop tot', ['$.properties.total']],
    ['TRACK', ['$.type']],
    ['nothing', []]
  ])('are found by %s', (search, paths) => {
    expect(searchPaths(pathsOf(event), search).map((each) => each.path)).toEqual(paths)
  })
})

describe('the result of a field', () => {
  const report = (more: Partial<FieldReport>) =>
    ({ key: 'a', required: false, origin: 'mapping', reads: [], changes: [], ...more }) as FieldReport
  const problem = (pointer: string, message: string) => ({ path: '', pointer, message })

  it.each<[string, FieldReport | undefined, ReturnType<typeof problem>[], object]>([
    ['is nothing without a mapping', undefined, [], { value: undefined, notes: [], faults: [] }],
    [
      'names the paths that it came from, and the coercion',
      report({ payload: '5', reads: [{ path: 'b', value: 5 }], changes: [{ path: '$.a', what: 'converted' }] }),
      [],
      { value: '5', notes: ['from b', 'converted'] }
    ],
    [
      'names what the event does not have',
      report({ reads: [{ path: 'b' }] }),
      [],
      { notes: ['b is not in the event'] }
    ],
    [
      'names the place of a change within',
      report({ changes: [{ path: '$.a.b', what: 'removed' }] }),
      [],
      { notes: ['a.b removed'] }
    ],
    [
      'has the validation error',
      report({ payload: 1 }),
      [problem('/a/0', 'A is bad.'), problem('/ab', 'No.')],
      { faults: ['A is bad.'] }
    ],
    [
      'says that it is required',
      undefined,
      [problem('', "The root value is missing the required field 'a'.")],
      { faults: ['This field is required.'] }
    ],
    [
      'has the error of the mapping',
      report({ error: '/a/@case should be an object.' }),
      [],
      { value: undefined, faults: ['@case should be an object.'] }
    ]
  ])('%s', (_what, given, problems, expected) => {
    expect(resultOf('a', given, problemsByField(problems).get('a'))).toMatchObject(expected)
  })

  it('leaves problems that are about no field', () => {
    const problems = [problem('/a', 'A is bad.'), problem('', 'The whole is bad.'), problem('/a~1b/0', 'C is bad.')]
    expect([...problemsByField(problems)]).toEqual([
      ['a', ['A is bad.']],
      ['', ['The whole is bad.']],
      ['a/b', ['C is bad.']]
    ])
  })
})
