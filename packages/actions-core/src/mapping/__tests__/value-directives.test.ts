import { at, event, itRefuses, itResolves, type Row } from './directive-rows'

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
