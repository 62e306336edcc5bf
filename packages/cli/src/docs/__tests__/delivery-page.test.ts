import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../../../..')
const page = readFileSync(join(ROOT, 'docs', 'delivery.md'), 'utf8')
const [, promises = ''] = /\n## The promises, and the test of each\n(.*?)\n## /s.exec(page) ?? []
const rows = promises.split('\n').filter((line) => /^\| [^-]/.test(line) && line.includes('.ts`'))
const named = rows.map((row): [promise: string, file: string, name: string] => {
  const [, promise = '', file = '', name = ''] = /^\| (.+?) +\| `([^`]+\.ts)` › `([^`]+)`/.exec(row) ?? []
  return [promise, file, name]
})

it.each(named)('docs/delivery.md: the test of "%s" exists', (_, file, name) => {
  expect(existsSync(join(ROOT, file))).toBe(true)
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(name)
})

it('docs/delivery.md has a promise for each failure that real processes go through', () => {
  const runs = readFileSync(join(ROOT, 'packages/delivery/src/testing/failure-runs.ts'), 'utf8')
  const failures = [...runs.matchAll(/^ {4}name: '(.+)',$/gm)].map(([, name]) => name)
  expect(failures.length).toBeGreaterThan(5)
  expect(named.map(([, , name]) => name)).toEqual(expect.arrayContaining(failures))
})
