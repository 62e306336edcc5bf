import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { runCli } from '../../workspace/__tests__/run-cli'
import { soundSource } from '../../workspace/__tests__/sample-source'
import {
  describeDiagnoses,
  diagnoseNode,
  diagnoseNpm,
  diagnoseEnvironment,
  diagnosePort,
  diagnoseHooks,
  diagnoseLockFile,
  diagnoseSlugs,
  diagnoseTypes
} from '../doctor'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const file = (name: string, content: unknown) =>
  writeFileSync(join(workspace.root, name), typeof content === 'string' ? content : JSON.stringify(content))

describe('node', () => {
  it.each([
    ['20.19.0', 'ok'],
    ['20.20.2', 'ok'],
    ['24.0.0', 'ok'],
    ['20.18.9', 'error'],
    ['18.20.0', 'error']
  ])('%s is %s', (version, status) => {
    expect(diagnoseNode(version).status).toBe(status)
  })
})

describe('npm', () => {
  it('is found by calling it', async () => {
    expect(await diagnoseNpm(process.execPath)).toMatchObject({ status: 'ok' })
    expect(await diagnoseNpm('no-such-program')).toMatchObject({ status: 'error', todo: expect.any(String) })
  })
})

describe('a port', () => {
  it('is free or taken', async () => {
    const server = createServer()
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(server.address() as AddressInfo))
    })
    expect(await diagnosePort(port)).toMatchObject({ subject: `port ${port}`, status: 'warning' })
    await new Promise((resolve) => server.close(resolve))
    expect(await diagnosePort(port)).toMatchObject({ status: 'ok' })
  })
})

describe('the lock file', () => {
  it('agrees with package.json or does not', () => {
    expect(diagnoseLockFile(workspace.root)).toMatchObject({
      status: 'warning',
      message: 'There is no package-lock.json.'
    })
    file('package-lock.json', {
      packages: { '': { dependencies: { a: '^1' } }, 'node_modules/a': { version: '1.0.0' } }
    })
    file('package.json', { dependencies: { a: '^1' } })
    expect(diagnoseLockFile(workspace.root)).toMatchObject({ status: 'ok' })
    file('package.json', { dependencies: { a: '^2' } })
    expect(diagnoseLockFile(workspace.root)).toMatchObject({
      status: 'error',
      message: 'It does not agree with package.json.',
      todo: 'Run npm install and commit package-lock.json.'
    })
  })
})

describe('types and slugs', () => {
  it('are told by example', async () => {
    workspace.addDestination('one', soundSource('one'))
    expect(await diagnoseTypes(workspace.root)).toMatchObject({
      status: 'error',
      message: expect.stringContaining('2 of 2 files are not current, for example packages/')
    })
    expect(diagnoseSlugs(workspace.root)).toMatchObject({
      status: 'ok',
      message: 'All 1 destinations have a slug of their own.'
    })
    workspace.addDestination('two', soundSource('three'))
    expect(diagnoseSlugs(workspace.root)).toMatchObject({
      status: 'error',
      message: expect.stringContaining("two/index.ts:3: 'actions-three' belongs to the folder 'three'")
    })
    workspace.addDestination('bad', 'export default {')
    expect(await diagnoseTypes(workspace.root)).toMatchObject({
      status: 'error',
      message: expect.stringContaining('bad/index.ts:1:')
    })
  })
})

/** A destination that declares two variables of the environment. */
const source = soundSource('one', [
  "mode: 'cloud',",
  "mode: 'cloud',\n  environment: { A_TOKEN: 'A.', A_SECRET: 'B.' },"
])

describe('the environment', () => {
  it('lacks variables that destinations declare, which is no failure', () => {
    workspace.addDestination('one', source)
    workspace.addDestination('two', soundSource('two'))
    workspace.addDestination('bad', '  environment {')
    expect(diagnoseEnvironment(workspace.root, { A_TOKEN: 'set', A_SECRET: '' })).toMatchObject({
      status: 'info',
      message: 'These variables are not set:\none: A_SECRET',
      missing: { one: ['A_SECRET'] }
    })
    expect(diagnoseEnvironment(workspace.root, { A_TOKEN: 'set', A_SECRET: 'set' })).toMatchObject({ status: 'ok' })
  })
})

describe('the hooks of git', () => {
  const git = (...words: string[]) => execFileSync('git', ['-C', workspace.root, ...words])

  it('can run or not', async () => {
    expect(await diagnoseHooks(workspace.root)).toMatchObject({
      status: 'warning',
      todo: expect.stringContaining('git init')
    })
    git('init', '--quiet')
    expect(await diagnoseHooks(workspace.root)).toMatchObject({ status: 'ok', message: 'There are none.' })
    git('config', 'core.hooksPath', 'hooks')
    expect(await diagnoseHooks(workspace.root)).toMatchObject({
      status: 'warning',
      todo: expect.stringContaining('--unset')
    })
    mkdirSync(join(workspace.root, 'hooks'))
    file('hooks/pre-commit', '#!/bin/sh\n')
    expect(await diagnoseHooks(workspace.root)).toMatchObject({
      status: 'warning',
      message: 'Git ignores pre-commit, because it is not executable.'
    })
    chmodSync(join(workspace.root, 'hooks/pre-commit'), 0o755)
    expect(await diagnoseHooks(workspace.root)).toMatchObject({ status: 'ok', message: 'pre-commit can run.' })
  })
})

describe('doctor', () => {
  it('stands in columns, with what to do below', () => {
    const lines = describeDiagnoses(
      [
        { subject: 'node', status: 'ok', message: 'Fine.' },
        { subject: 'lock file', status: 'warning', message: 'Old.', todo: 'Do it.' }
      ],
      Infinity
    )
    expect(lines).toEqual(['ok       node       Fine.', 'warning  lock file  Old.', '                    Do it.'])
  })

  it('ends with 1 when there is an error, and prints JSON and nothing else', async () => {
    workspace.addDestination('one', soundSource('one'))
    const { status, stdout, stderr } = await runCli(workspace.root, 'doctor', '--json')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    const diagnoses = JSON.parse(stdout) as { subject: string; status: string }[]
    expect(diagnoses.map(({ subject }) => subject)).toEqual([
      'node',
      'npm',
      'lock file',
      'generated types',
      'slugs',
      'environment',
      'port 3000',
      'git hooks'
    ])
    expect(diagnoses.find(({ subject }) => subject === 'generated types')).toMatchObject({ status: 'error' })
  })

  it('ends with 0 when nothing is wrong, also while variables are not set', async () => {
    workspace.addDestination('one', source)
    await runCli(workspace.root, 'generate:types')
    const { status, stdout } = await runCli(workspace.root, 'doctor')
    expect(stdout).toMatch(/^ok {7}generated types {2}All 2 files are current\.$/m)
    expect(stdout).toMatch(/^info +environment +These variables are not set:\n +one: A_TOKEN, A_SECRET$/m)
    expect(status).toBe(0)
  })
})
