import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../../../..')
const page = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('|') && line.includes('.test.ts`'))
const named = rows.map((row): [file: string, name: string] => {
  const [, file = '', name = ''] = /`([^`]+\.test\.ts)` › `([^`]+)`/.exec(row) ?? []
  return [file, name]
})

it.each(named)('docs/security.md names a test that exists: %s › %s', (file, name) => {
  expect(existsSync(join(ROOT, file))).toBe(true)
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(name)
})

it('docs/security.md names a test in each row of its promises', () => {
  const [, promises = ''] = page.split('\n## Secrets\n')
  const cells = promises.split('\n').filter((line) => line.startsWith('|') && !/^\| (-|promise|#)/.test(line))
  expect(cells.filter((row) => !/\.test\.ts` › `/.test(row))).toEqual([])
  expect(new Set(page.match(/^\| (\d+) /gm))).toHaveProperty('size', 14)
})
