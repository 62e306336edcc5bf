import { changesOf } from '../explain'

it.each([
  ['nothing', { a: [1] }, { a: [1] }, []],
  ['null', null, undefined, ['$.f removed: null counts as no value']],
  ['an empty text', '', undefined, ['$.f removed: an empty text counts as no value']],
  ['an undeclared value', 1, undefined, ['$.f removed: no field has this name']],
  ['a conversion', '1', 1, ['$.f converted from a string to a number']],
  ['a single value', '1', [1], ['$.f put into a list', '$.f[0] converted from a string to a number']],
  ['elements', ['1', 2], [1, 2], ['$.f[0] converted from a string to a number']],
  ['one element less', ['', 'a'], ['a'], ['$.f 1 empty element removed']],
  ['two elements less', ['', null, 'a'], ['a'], ['$.f 2 empty elements removed']],
  ['inside of objects', { a: { b: null, c: 1 } }, { a: { c: 1 } }, ['$.f.a.b removed: null counts as no value']]
])('tells %s', (_what, before, after, expected) => {
  expect(changesOf('$.f', before, after).map(({ path, what }) => `${path} ${what}`)).toEqual(expected)
})
