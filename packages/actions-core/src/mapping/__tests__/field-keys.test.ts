import {
  getFieldValue,
  getFieldValueKeys,
  getRawKeys,
  isArrayPathDirective,
  isCaseDirective,
  isDirective,
  isExcludeWhenNullDirective,
  isFlattenDirective,
  isIfDirective,
  isJSONDirective,
  isLiquidDirective,
  isLiteralDirective,
  isMergeDirective,
  isPathDirective,
  isReplaceDirective,
  isTemplateDirective,
  isTransformDirective,
  pathsOfMapping,
  visitMapping,
  type FieldValue
} from '../..'

const at = (path: string) => ({ '@path': path })

describe('static inspection: guards', () => {
  const guards: [string, (value: FieldValue) => boolean, right: unknown, wrong: unknown[]][] = [
    ['@path', isPathDirective, '$.a', []],
    ['@template', isTemplateDirective, 'x', []],
    ['@literal', isLiteralDirective, undefined, []],
    ['@excludeWhenNull', isExcludeWhenNullDirective, 1, []],
    ['@arrayPath', isArrayPathDirective, [], [{}]],
    ['@if', isIfDirective, { exists: 1 }, [{ then: 1 }]],
    ['@if', isIfDirective, { blank: 1 }, [null]],
    ['@case', isCaseDirective, { operator: 'x' }, [{ value: 1 }]],
    ['@replace', isReplaceDirective, { pattern: 'x' }, [{}]],
    ['@json', isJSONDirective, { value: 1 }, ['x']],
    ['@flatten', isFlattenDirective, { value: 1 }, [{}]],
    ['@merge', isMergeDirective, { objects: [] }, [[]]],
    ['@transform', isTransformDirective, { apply: 1, mapping: 1 }, [{ apply: 1 }, { mapping: 1 }]],
    ['@liquid', isLiquidDirective, 'x', [1]]
  ]
  it.each(guards)('%s', (name, guard, right, wrong) => {
    expect(guard({ [name]: right, other: 1 } as FieldValue)).toBe(true)
    expect(isDirective({ [name]: right, other: 1 } as FieldValue)).toBe(true)
    for (const operand of wrong) expect(guard({ [name]: operand } as FieldValue)).toBe(false)
    for (const value of [null, undefined, 'x', 1, [], {}]) expect(guard(value)).toBe(false)
  })

  it.each([null, 'x', [], {}, { '@nope': 1 }, { path: 1 }])('%j is not a directive', (value) => {
    expect(isDirective(value)).toBe(false)
  })
})

describe('static inspection: keys', () => {
  it('returns the text of a template and leaves other values', () => {
    expect(getFieldValue({ '@template': '{{a}}' })).toBe('{{a}}')
    expect(getFieldValue(at('$.a'))).toEqual(at('$.a'))
    expect(getFieldValue(undefined)).toBeUndefined()
  })

  it.each([
    [at('$.a.b'), ['$.a.b']],
    [at(''), []],
    [{ '@template': '{{a}} {{ b }} {{}}' }, ['a', ' b ']],
    [{ '@if': { else: at('4'), then: at('3'), exists: at('2'), blank: at('1') } }, ['1', '2', '3', '4']],
    [{ '@case': { operator: 'upper', value: at('a') } }, ['a']],
    [{ '@replace': { pattern: 'x', value: at('a') } }, ['a']],
    [{ '@json': { mode: 'encode', value: { x: at('a') } } }, ['a']],
    [{ '@flatten': { separator: '.', value: at('a') } }, ['a']],
    [{ '@arrayPath': [at('a'), { x: at('b') }] }, ['a', 'b']],
    [{ '@arrayPath': ['$.a', { x: at('b') }] }, ['b']],
    [{ '@liquid': '{{ a.b }} {{ c | upcase }}' }, ['a.b', 'c']],
    [{ '@merge': { direction: 'left', objects: [at('a'), { x: at('b') }] } }, ['a', 'b']],
    [{ '@transform': { apply: { x: at('a') }, mapping: { y: at('x') } } }, ['a', 'x']],
    [{ '@literal': { x: at('a') } }, []],
    [{ '@excludeWhenNull': at('a') }, []],
    [{ x: at('a'), y: [at('b'), { z: at('a') }] }, ['a', 'b', 'a']],
    [{ '@if': 'wrong' }, []],
    ['a', []],
    [null, []],
    [undefined, []]
  ])('%j mentions %j', (value, keys) => {
    expect(getFieldValueKeys(value as FieldValue)).toEqual(keys)
    expect(getRawKeys(value as FieldValue)).toEqual(keys)
  })
})

describe('static inspection: paths of a mapping', () => {
  it.each([
    [at('$.a.b'), ['a.b']],
    [at('$.'), ['']],
    [at('.'), ['']],
    [at("$.a['b c'][0]"), ['a.b c.0']],
    [{ x: at('$.a'), y: at('a'), z: at('b') }, ['a', 'b']],
    [{ '@path': at('$.name') }, ['', 'name']],
    [{ '@template': '{{ a }} {{{b}}}' }, ['a', 'b']],
    [{ '@template': at('a') }, ['', 'a']],
    [{ '@literal': { x: at('a') } }, ['a']],
    [{ '@excludeWhenNull': at('a') }, ['a']],
    [{ '@arrayPath': ['$.list', { id: at('$.id') }] }, ['list']],
    [{ '@arrayPath': [at('list'), { id: at('$.id') }] }, ['list']],
    [{ '@transform': { apply: { x: at('a') }, mapping: { y: at('x') } } }, ['a']],
    [{ __segment_internal_directive: { '@transform': { apply: { x: at('a') } } }, y: at('x') }, ['a']],
    [{ '@flatten': { value: at('a'), separator: at('s') } }, ['a', 's']],
    [{ x: [{ '@nope': at('a') }, { '@if': 1 }, { '@arrayPath': 1 }, { '@merge': {} }, { '@liquid': 1 }] }, []],
    [
      { '@liquid': '{{ a["b c"].d }} {{ l[0].id }} {{ l.first.id }} {{ m["x.y"].z }} {{ n[k].o }}' },
      ['a.b c.d', 'l.0.id', 'l', 'm', 'n', 'k']
    ]
  ])('%j reads %j', (mapping, paths) => {
    expect(pathsOfMapping(mapping as never)).toEqual(paths)
  })

  it('shows every directive before those in its operand', () => {
    const visited: unknown[] = []
    visitMapping(
      { a: { '@arrayPath': ['$.l', { x: { '@case': { operator: 'upper', value: at('$.y') } } }] } },
      (directive) => {
        visited.push([directive.name, directive.paths, directive.derived])
      }
    )
    expect(visited).toEqual([
      ['@arrayPath', ['l'], false],
      ['@case', [], true],
      ['@path', ['y'], true]
    ])
  })
})
