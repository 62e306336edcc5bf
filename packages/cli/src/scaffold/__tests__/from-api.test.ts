import { join } from 'node:path'
import { RunnableWorkspace } from './runnable-workspace'

const DOCUMENTS = join(__dirname, '../../../../api-import/src/__tests__/documents')

let workspace: RunnableWorkspace
const init = (...words: string[]) => workspace.run('bin/run', 'init', ...words)

beforeEach(() => {
  workspace = new RunnableWorkspace()
})
afterEach(() => workspace.remove())

describe('init from the description of an API', () => {
  it('tells with --dry-run and --json what it would do, and does it with the same', async () => {
    const words = ['--from-openapi', join(DOCUMENTS, 'resend.yaml'), '--action', 'sendEvent', '--json']
    const before = workspace.contents()
    const planned = JSON.parse(await init(...words, '--dry-run')) as { dryRun: boolean; files: unknown[] }
    expect(workspace.contents()).toEqual(before)
    expect(planned).toMatchObject({ dryRun: true, notes: [] })
    expect(planned.files).toContainEqual({
      path: 'packages/destination-actions/src/destinations/resend/api.ts',
      change: 'create',
      diff: expect.stringContaining("+export const API_URL = 'https://api.resend.com'\n")
    })
    expect(JSON.parse(await init(...words))).toEqual({ ...planned, dryRun: false })
  })
})

describe('undo', () => {
  it('undoes the action, then the destination', async () => {
    const before = Object.keys(workspace.contents())
    await init('--name', 'My Tool', '--template', 'custom-auth')
    const made = workspace.contents()
    await workspace.run('bin/run', 'generate:action', 'sendEvent', 'server')
    const plan = await workspace.run('bin/run', 'undo', '--dry-run')
    expect(plan).toContain("  -import sendEvent from './sendEvent'")
    expect(plan).toMatch(/Would delete \S+sendEvent\/index\.ts \(\d+ lines\)/)
    expect(await workspace.run('bin/run', 'undo')).toContain('Undid the action sendEvent of My Tool.')
    expect(destinationsOf(workspace.contents())).toEqual(destinationsOf(made))
    expect(JSON.parse(await workspace.run('bin/run', 'undo', '--json'))).toMatchObject({
      dryRun: false,
      what: 'the destination My Tool'
    })
    expect(Object.keys(destinationsOf(workspace.contents()))).toEqual(before.filter((path) => !path.startsWith('..')))
    expect(await workspace.end('bin/run', ['undo'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'There is nothing to undo.\n'
    })
  })

  it('refuses when somebody has worked on it', async () => {
    await init('--name', 'My Tool', '--template', 'minimal')
    workspace.write('my-tool/README.md', 'Mine')
    const { exitCode, stderr } = await workspace.end('bin/run', ['undo'])
    expect(exitCode).toBe(1)
    expect(stderr).toContain(
      'these files have changed since: packages/destination-actions/src/destinations/my-tool/README.md.'
    )
    expect(workspace.contents()['my-tool/README.md']).toBe('Mine')
  })
})

describe('flags', () => {
  it('can be given by environment variables', async () => {
    const variables = {
      ACTIONS_INIT_NAME: 'My Tool',
      ACTIONS_INIT_TEMPLATE: 'minimal',
      ACTIONS_INIT_SLUG: 'actions-other'
    }
    const { exitCode, stdout } = await workspace.end('bin/run', ['init'], variables)
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('destinations/other') })
    const more = { ACTIONS_GENERATE_ACTION_TITLE: 'From Outside', ACTIONS_GENERATE_ACTION_DRY_RUN: 'true' }
    const action = await workspace.end('bin/run', ['generate:action', 'send', 'server'], more)
    expect(action.stdout).toContain('Would create')
    const api = {
      ACTIONS_INIT_FROM_OPENAPI: join(DOCUMENTS, 'resend.yaml'),
      ACTIONS_INIT_ACTION: 'sendEvent,sendEmail'
    }
    const both = await workspace.end('bin/run', ['init', '--dry-run'], api)
    expect(both.stdout).toContain('resend/sendEvent/index.ts')
    expect(both.stdout).toContain('resend/sendEmail/index.ts')
    expect(both.stdout).not.toContain('createEvent')
  })

  it.each([
    [['--from-openapi', 'x', '--from-curl', 'y'], 'cannot also be provided'],
    [['--from-openapi', 'x', '--template', 'minimal'], 'cannot also be provided'],
    [['--from-openapi', 'none.yaml'], 'none.yaml cannot be read'],
    [['--from-openapi', join(DOCUMENTS, 'resend.yaml'), '--action', 'sendEvnt'], 'Did you mean sendEvent?']
  ])('refuses %j with exit code 2', async (words, message) => {
    const { exitCode, stdout, stderr } = await workspace.end('bin/run', ['init', ...words])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
  })
})

/** The files of the destinations, without what the CLI remembers. */
function destinationsOf(contents: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(contents).filter(([path]) => !path.startsWith('..')))
}
