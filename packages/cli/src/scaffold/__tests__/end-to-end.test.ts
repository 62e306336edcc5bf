import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import jestConfig from '../../../../../jest.config'
import { templates } from '../templates'
import { TemporaryWorkspace } from './temporary-workspace'

const repository = resolve(__dirname, '../../../../..')
const names = templates.map(({ value }) => value)
let workspace: TemporaryWorkspace

beforeAll(() => {
  workspace = new TemporaryWorkspace()
  // A folder of links, and not one link: what tools keep in node_modules/.cache must not get into the repository's.
  const modules = join(workspace.root, 'node_modules')
  mkdirSync(modules)
  for (const name of readdirSync(join(repository, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(repository, 'node_modules', name), join(modules, name))
  }
  const tsconfig = { extends: join(repository, 'tsconfig.json'), include: ['packages'] }
  writeFileSync(join(workspace.root, 'tsconfig.json'), JSON.stringify(tsconfig))
  writeFileSync(join(workspace.root, 'jest.config.json'), JSON.stringify(jestConfig))
  writeFileSync(join(workspace.root, 'package.json'), '{ "private": true }')
})
afterAll(() => workspace.remove())

/** Runs a program of the repository in the workspace, without a terminal. Rejects with its output when it fails. */
async function run(program: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, ACTIONS_ROOT: workspace.root }
  try {
    const script = join(repository, program)
    return (await promisify(execFile)(process.execPath, [script, ...words], { cwd: workspace.root, env })).stdout
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    throw new Error(`${program} ${words.join(' ')} ended with exit code ${code}:\n${stdout}\n${stderr}`, {
      cause: error
    })
  }
}

describe('a newcomer', () => {
  it('scaffolds with every template, adds actions, and all of it checks and passes its tests', async () => {
    for (const name of names) {
      const title = `Bob's "${name}" & Söhne`
      const made = await run('bin/run', 'init', '--name', title, '--slug', `actions-${name}`, '--template', name)
      expect(made).toContain(`packages/destination-actions/src/destinations/${name}/index.ts`)
      const action = await run('bin/run', 'generate:action', 'sendEvent', 'server')
      expect(action).toContain(
        `destinations/${name} (the ${names[0] === name ? 'only destination' : 'destination made last'}`
      )
    }
    await run('bin/run', 'generate:types', '--check')
    await run('node_modules/typescript/bin/tsc', '--noEmit', '-p', workspace.root)
    await run(
      'node_modules/oxlint/bin/oxlint',
      '--deny-warnings',
      '--config',
      join(repository, '.oxlintrc.json'),
      'packages'
    )
    await run('node_modules/jest/bin/jest')
  }, 180_000)

  it.each<[number, string, ...string[]]>([
    [2, '--name', 'init'],
    [2, "--slug ''", 'init', '--name', '日本'],
    [2, 'not offered yet', 'init', '--name', 'X', '--template', 'browser'],
    [1, 'already', 'init', '--name', 'Another', '--slug', 'minimal'],
    [1, 'not there yet', 'generate:action', 'other', 'browser'],
    [2, 'brwser', 'generate:action', 'other', 'brwser'],
    [1, "'sendEvent' already", 'generate:action', 'sendEvent', 'server'],
    [2, 'none', 'generate:types', 'none'],
    [1, 'broken/index.ts:1:', 'generate:types']
  ])('is told by exit code %i and %j what is wrong with %s', async (exitCode, message, ...words) => {
    workspace.addDestination('broken', 'export default {')
    const before = workspace.contents()
    const failure = run('bin/run', ...words)
    await expect(failure).rejects.toThrow(`exit code ${exitCode}`)
    await expect(failure).rejects.toThrow(message)
    expect(workspace.contents()).toEqual(before)
  })
})
