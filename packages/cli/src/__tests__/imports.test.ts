import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const SCRIPT = resolve(__dirname, '../../../../scripts/imports.mjs')

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'imports-'))
})

afterEach(() => rmSync(root, { recursive: true }))

/** Writes the files, by their paths below `packages/`, and checks them. */
function check(files: Record<string, string>) {
  const names = new Set(Object.keys(files).map((path) => path.split('/')[0]!))
  for (const name of names) files[`${name}/package.json`] = JSON.stringify({ name: `@segment/${name}` })
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, 'packages', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' })
  return { status, faults: stderr.split('\n').filter(Boolean) }
}

it('passes imports in one direction, and circles among tests', () => {
  const result = check({
    'cli/src/serve/app.ts': `import { a } from '@segment/session'\nimport '../files/write'`,
    'cli/src/files/write.ts': 'export {}',
    'cli/src/files/__tests__/a.test.ts': `import '../../serve/app'`,
    'session/src/index.ts': 'export const a = 1'
  })
  expect(result).toEqual({ status: 0, faults: [] })
})

const circle = (path: string) => `The ${path}.`

it.each<[string, Record<string, string>, string]>([
  [
    'two files of a folder',
    { 'cli/src/serve/a.ts': `import './b'`, 'cli/src/serve/b.ts': `import './a'` },
    circle(
      'files import each other in a circle: packages/cli/src/serve/a.ts -> packages/cli/src/serve/b.ts -> packages/cli/src/serve/a.ts'
    )
  ],
  [
    'two folders whose files are in none',
    {
      'cli/src/serve/a.ts': `import '../try/b'`,
      'cli/src/serve/c.ts': 'export {}',
      'cli/src/try/b.ts': 'export {}',
      'cli/src/try/d.ts': `const c = () => import('../serve/c')`
    },
    circle(
      'folders import each other in a circle: packages/cli/src/serve -> packages/cli/src/try -> packages/cli/src/serve'
    )
  ],
  [
    'a late import that is written with .js',
    { 'cli/src/serve/a.ts': `const b = () => import('./b.js')`, 'cli/src/serve/b.tsx': `import './a'` },
    circle(
      'files import each other in a circle: packages/cli/src/serve/a.ts -> packages/cli/src/serve/b.tsx -> packages/cli/src/serve/a.ts'
    )
  ],
  [
    'types alone',
    { 'cli/src/serve/a.ts': `import type { B } from './b'`, 'cli/src/serve/b.ts': `export type B = import('./a').A` },
    circle(
      'files import each other in a circle: packages/cli/src/serve/a.ts -> packages/cli/src/serve/b.ts -> packages/cli/src/serve/a.ts'
    )
  ],
  [
    'a package above',
    { 'session/src/a.ts': `import { run } from '@segment/cli/run'`, 'cli/src/index.ts': 'export {}' },
    `packages/session/src/a.ts imports '@segment/cli/run': packages/session may not import packages/cli.`
  ],
  [
    'a package above, by its path, in a test',
    { 'session/src/__tests__/a.test.ts': `require('../../../cli/src/index')`, 'cli/src/index.ts': 'export {}' },
    `packages/session/src/__tests__/a.test.ts imports '../../../cli/src/index': packages/session may not import packages/cli.`
  ],
  [
    'a package that no rule knows',
    { 'unheard-of/src/index.ts': 'export {}' },
    'packages/unheard-of is not listed in scripts/imports.mjs. Say there what it may import.'
  ]
])('fails for %s', (_, files, fault) => {
  const { status, faults } = check(files)
  expect(status).toBe(1)
  expect(faults).toContain(fault)
})
