import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const SCRIPT = resolve(__dirname, '../../../../scripts/imports.mjs')

/** Writes the files, by their paths below `packages/`, and checks them. */
function check(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'imports-'))
  const names = new Set(Object.keys(files).map((path) => path.split('/')[0]!))
  const manifests = [...names].map((name) => [`${name}/package.json`, JSON.stringify({ name: `@segment/${name}` })])
  for (const [path, text] of [...Object.entries(files), ...manifests] as [string, string][]) {
    const file = join(root, 'packages', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' })
  rmSync(root, { recursive: true })
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

/** Each in folders of its own, as one run of the script finds them all. */
const FAULTS: Record<string, { files: Record<string, string>; fault: string }> = {
  'two files of a folder': {
    files: { 'cli/src/serve/a.ts': `import './b'`, 'cli/src/serve/b.ts': `import './a'` },
    fault:
      'The files import each other in a circle: packages/cli/src/serve/a.ts -> packages/cli/src/serve/b.ts -> packages/cli/src/serve/a.ts.'
  },
  'two folders whose files are in none': {
    files: {
      'cli/src/check/a.ts': `import '../try/b'`,
      'cli/src/check/c.ts': 'export {}',
      'cli/src/try/b.ts': 'export {}',
      'cli/src/try/d.ts': `const c = () => import('../check/c')`
    },
    fault:
      'The folders import each other in a circle: packages/cli/src/check -> packages/cli/src/try -> packages/cli/src/check.'
  },
  'a late import that is written with .js': {
    files: { 'cli/src/late/a.ts': `const b = () => import('./b.js')`, 'cli/src/late/b.tsx': `import './a'` },
    fault:
      'The files import each other in a circle: packages/cli/src/late/a.ts -> packages/cli/src/late/b.tsx -> packages/cli/src/late/a.ts.'
  },
  'types alone': {
    files: {
      'cli/src/types/a.ts': `import type { B } from './b'`,
      'cli/src/types/b.ts': `export type B = import('./a').A`
    },
    fault:
      'The files import each other in a circle: packages/cli/src/types/a.ts -> packages/cli/src/types/b.ts -> packages/cli/src/types/a.ts.'
  },
  'a package above': {
    files: { 'session/src/a.ts': `import { run } from '@segment/cli/run'`, 'cli/src/index.ts': 'export {}' },
    fault: `packages/session/src/a.ts imports '@segment/cli/run': packages/session may not import packages/cli.`
  },
  'a package above, by its path, in a test': {
    files: { 'session/src/__tests__/a.test.ts': `require('../../../cli/src/index')`, 'cli/src/index.ts': 'export {}' },
    fault: `packages/session/src/__tests__/a.test.ts imports '../../../cli/src/index': packages/session may not import packages/cli.`
  },
  'a package that no rule knows': {
    files: { 'unheard-of/src/index.ts': 'export {}' },
    fault: 'packages/unheard-of is not listed in scripts/imports.mjs. Say there what it may import.'
  }
}

describe('it fails', () => {
  let ending: ReturnType<typeof check>

  beforeAll(() => {
    const files = Object.values(FAULTS).flatMap((each) => Object.entries(each.files))
    ending = check(Object.fromEntries(files))
  })

  it.each(Object.entries(FAULTS))('for %s', (_, { fault }) => {
    expect(ending.faults).toContain(fault)
  })

  it('with exit code 1, and for nothing else', () => {
    expect({ ...ending, faults: ending.faults.length }).toEqual({ status: 1, faults: Object.keys(FAULTS).length })
  })
})
