import { withoutEmpty } from '../without-empty'

it.each([
  ['what says nothing', { a: undefined, b: null, c: '', d: [], e: 'text' }, { e: 'text' }],
  ['neither zero nor false', { a: 0, b: false }, { a: 0, b: false }],
  ['nothing below the first level', { a: { b: '' }, c: [''] }, { a: { b: '' }, c: [''] }],
  ['all of it', { a: '' }, undefined],
  ['nothing of nothing', undefined, undefined]
])('leaves out %s', (_, values, given) => {
  expect(withoutEmpty(values)).toEqual(given)
})
