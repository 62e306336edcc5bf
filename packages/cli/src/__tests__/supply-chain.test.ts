import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const SCRIPT = resolve(__dirname, '../../../../scripts/supply-chain.mjs')

const SOUND = { license: 'MIT', resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz', integrity: 'sha512-x' }

const ACCEPTED = {
  'a licence': SOUND,
  'a choice of licences': { ...SOUND, license: '(GPL-3.0 OR CC0-1.0)' },
  'several licences': { ...SOUND, license: 'Apache-2.0 AND MIT' }
}

const REPORTED: Record<string, { entry: object; fault: string }> = {
  'a licence that binds its users': { entry: { ...SOUND, license: 'GPL-3.0' }, fault: 'has the licence GPL-3.0.' },
  'one such among several': {
    entry: { ...SOUND, license: 'MIT AND GPL-3.0' },
    fault: 'has the licence MIT AND GPL-3.0.'
  },
  'no licence': { entry: { ...SOUND, license: undefined }, fault: 'has the licence (none).' },
  'another origin': {
    entry: { ...SOUND, resolved: 'git+ssh://git@example.com/a.git' },
    fault: 'is from git+ssh://git@example.com/a.git.'
  },
  'no integrity': { entry: { ...SOUND, integrity: undefined }, fault: 'has no integrity' }
}

const folder = mkdtempSync(join(tmpdir(), 'supply-chain-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the script in a folder with packages of these names, and with an npm whose audit prints `report`. */
function check(packages: Record<string, object>, report: object, npmrc = 'ignore-scripts=true\n') {
  const places = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry])
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ packages: { '': {}, ...Object.fromEntries(places) } })
  )
  writeFileSync(join(folder, '.npmrc'), npmrc)
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\ncat <<'END'\n${JSON.stringify(report)}\nEND\nexit 1\n`, {
    mode: 0o755
  })
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` }
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, folder], { encoding: 'utf8', env })
  return { status, stdout, faults: stderr.split('\n').filter(Boolean) }
}

const vulnerable = (...severities: string[]) => {
  const found = severities.map((severity) => [severity, { name: severity, severity, range: '<1.0.1' }])
  return { vulnerabilities: Object.fromEntries(found) as object }
}

it('accepts packages with a licence, a choice of licences and several, and a vulnerability that is moderate', () => {
  expect(check(ACCEPTED, vulnerable('moderate'))).toEqual({ status: 0, stdout: '', faults: [] })
})

it('goes on without a registry, and says so', () => {
  const report = { message: 'request to https://registry.npmjs.org failed', error: {} }
  expect(check(ACCEPTED, report)).toEqual({
    status: 0,
    stdout: 'Known vulnerabilities were not checked: request to https://registry.npmjs.org failed.\n',
    faults: []
  })
})

describe('among packages that are accepted,', () => {
  const wrong = Object.entries(REPORTED).map(([name, { entry }]) => [name, entry])
  let ending: ReturnType<typeof check>

  beforeAll(() => {
    ending = check({ ...ACCEPTED, ...Object.fromEntries(wrong) }, vulnerable('critical', 'high', 'moderate'), '')
  })

  it.each(Object.entries(REPORTED))('reports a package with %s', (name, { fault }) => {
    expect(ending.faults.filter((line) => line.startsWith(name))).toEqual([expect.stringContaining(`${name} ${fault}`)])
  })

  it.each(['critical', 'high'])('reports a vulnerability that is %s', (severity) => {
    const fault = `${severity} <1.0.1 has a ${severity} vulnerability.`
    expect(ending.faults).toContainEqual(expect.stringContaining(fault))
  })

  it('reports install scripts that are on', () => {
    expect(ending.faults).toContainEqual(expect.stringContaining('ignore-scripts=true'))
  })

  it('reports nothing else, and exits with 1', () => {
    const faults = Object.keys(REPORTED).length + 3
    expect({ ...ending, faults: ending.faults.length }).toEqual({ status: 1, stdout: '', faults })
  })
})
