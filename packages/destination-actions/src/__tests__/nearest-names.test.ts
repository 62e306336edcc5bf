import { nearestNames } from '../nearest-names'

const NAMES = ['serve', 'test', 'init', 'generate:action', 'generate:types']

it.each([
  ['srve', ['serve']],
  ['tets', ['test']],
  ['gen', ['generate:action', 'generate:types']],
  ['generate:tpyes', ['generate:types']],
  ['deploy', []],
  ['', []]
])("'%s' is near to %j", (text, names) => {
  expect(nearestNames(text, NAMES)).toEqual(names)
})

it('returns the nearest first and at most three', () => {
  expect(nearestNames('aab', ['bbb', 'abb', 'aac', 'aab', 'aaa'])).toEqual(['aab', 'abb', 'aac'])
})
