import { join } from 'node:path'
import { directives } from '../../packages/actions-core/src/mapping/directives'
import { CASES } from '../growth/cases'
import { measureGrowth } from '../growth/growth'
import { CASES as PLANTED } from './planted-cases'

it.each(Object.keys(directives))('there is a case for %s', (directive) => {
  expect(CASES.some(({ name }) => name.startsWith(directive))).toBe(true)
})

it('the names of cases differ', () => {
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
})

it('tells what is linear, what is not, and what needs too much memory or stack', async () => {
  const names = PLANTED.map(({ name }) => name)
  const results = await measureGrowth(names, join(__dirname, 'planted-cases.ts'))
  expect(results.map(({ name }) => name)).toEqual(names)
  const shown = results.map((result) => ('failure' in result ? result.failure : Math.round(result.exponent) + 0))
  expect(shown).toEqual([1, 2, 'more than 96 MB', 1, 0, expect.stringContaining('RangeError')])
})
