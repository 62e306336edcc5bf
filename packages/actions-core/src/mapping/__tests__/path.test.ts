import { get } from '..'

const data = {
  a: [{ b: 1, 'b c': 2 }],
  'a[b]': 3,
  '[txt] x': 4,
  its: 5,
  b: { c: 6 },
  zero: 0,
  none: null,
  empty: '',
  text: 'abc',
  own: JSON.parse('{ "__proto__": { "x": 1 }, "constructor": "Ferrari" }')
}

describe('path lookup', () => {
  it.each([
    ['a[0].b', 1],
    ['a.0.b', 1],
    ['a[0]["b c"]', 2],
    ["a[0]['b c']", 2],
    ["['b.c']", 6],
    ['a[b]', 3],
    ['[txt] x', 4],
    ["it's", 5],
    ['b..c.', 6],
    ['a[-1]', undefined],
    ['a.length', 1],
    ['text.length', 3],
    ['text[1]', 'b'],
    ['text.1.0', 'b'],
    ['missing.deep', undefined],
    ['zero.x', 0],
    ['none.x', null],
    ['empty.x', ''],
    ['own.constructor', 'Ferrari']
  ])('%s finds %j', (path, value) => {
    expect(get(data, path)).toEqual(value)
  })

  it.each(['', '.', '..'])('%j is the value as a whole', (path) => {
    expect(get(data, path)).toBe(data)
  })

  it('takes the keys themselves, with dots and all', () => {
    expect(get({ 'a.b': { "it's": 1 } }, ['a.b', "it's"])).toBe(1)
    expect(get(data, [])).toBe(data)
  })

  it.each([null, undefined])('finds nothing at %s', (path) => {
    expect(get(data, path as never)).toBeUndefined()
  })

  it.each([
    'constructor',
    'constructor.name',
    '__proto__',
    'toString',
    'own.__proto__',
    'own.__proto__.x',
    'a.map',
    'text.trim',
    'a.constructor',
    'zero.toFixed'
  ])('%s reaches nothing inherited', (path) => {
    expect(get({ ...data, zero: 1 }, path)).toBeUndefined()
  })

  it('keeps finding paths after many others', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `k${index}.v`)
    const wide = Object.fromEntries(many.map((path, index) => [path.split('.')[0], { v: index }]))
    expect([...many, ...many].map((path) => get(wide, path))).toEqual([...many.keys(), ...many.keys()])
  })
})
