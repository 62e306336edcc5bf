import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

it('30 reloads of serve are in effect, and keep no memory', () => {
  const words = ['--expose-gc', '--require', 'tsx/cjs', join(__dirname, '..', 'reloads.ts'), '--reloads', '30']
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    cwd: join(__dirname, '../..')
  })
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('| 30 | 3 | 0 |')
})
