import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const ROOT = resolve(__dirname, '../../../..')
const SCRIPT = join(ROOT, 'scripts', 'supply-chain.mjs')

const FINE = { license: 'MIT', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-x' }
const CLEAN = { vulnerabilities: {} }

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'supply-chain-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the script in a folder with one package, and with an npm whose audit prints `report`. */
function check(entry: object, { report = CLEAN as object, npmrc = 'ignore-scripts=true\n' } = {}) {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } }))
  writeFileSync(join(folder, '.npmrc'), npmrc)
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat <<'END'\n${JSON.stringify(report)}\nEND\nexit 1\n`)
  chmodSync(join(folder, 'npm'), 0o755)
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8', env })
  return { status, text: stdout + stderr }
}

it.each([
  ['a licence', FINE],
  ['a choice of licences', { ...FINE, license: '(GPL-3.0 OR CC0-1.0)' }],
  ['several licences', { ...FINE, license: 'Apache-2.0 AND MIT' }]
])('accepts a package with %s', (_, entry) => {
  expect(check(entry)).toEqual({ status: 0, text: '' })
})

it.each([
  ['a licence that binds its users', { ...FINE, license: 'GPL-3.0' }, 'a has the licence GPL-3.0.'],
  ['one such among several', { ...FINE, license: 'MIT AND GPL-3.0' }, 'a has the licence MIT AND GPL-3.0.'],
  ['no licence', { ...FINE, license: undefined }, 'a has the licence (none).'],
  ['another origin', { ...FINE, resolved: 'git+ssh://git@example.com/a.git' }, 'a is from git+ssh://'],
  ['no integrity', { ...FINE, integrity: undefined }, 'a has no integrity']
])('reports a package with %s', (_, entry, message) => {
  expect(check(entry)).toEqual({ status: 1, text: expect.stringContaining(message) })
})

const vulnerable = (severity: string) => ({ vulnerabilities: { a: { name: 'a', severity, range: '<1.0.1' } } })

it.each([
  ['critical', 1, 'a <1.0.1 has a critical vulnerability.'],
  ['high', 1, 'a <1.0.1 has a high vulnerability.'],
  ['moderate', 0, '']
])('with a vulnerability that is %s exits with %i', (severity, status, message) => {
  expect(check(FINE, { report: vulnerable(severity) })).toEqual({ status, text: expect.stringContaining(message) })
})

it('goes on without a registry, and says so', () => {
  const report = { message: 'request to https://registry.npmjs.org failed', error: {} }
  expect(check(FINE, { report })).toEqual({
    status: 0,
    text: 'Known vulnerabilities were not checked: request to https://registry.npmjs.org failed.\n'
  })
})

it('reports install scripts that are on', () => {
  expect(check(FINE, { npmrc: '' })).toEqual({ status: 1, text: expect.stringContaining('ignore-scripts=true') })
})
