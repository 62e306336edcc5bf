import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findRoot } from '../destinations'

afterEach(() => {
  delete process.env.ACTIONS_ROOT
})

it('is the repository that this file is in', () => {
  expect(findRoot()).toBe(resolve(__dirname, '../../../../..'))
  expect(existsSync(join(findRoot(), 'bin/run'))).toBe(true)
})

it('is what ACTIONS_ROOT names', () => {
  process.env.ACTIONS_ROOT = 'somewhere'
  expect(findRoot()).toBe(resolve('somewhere'))
})
