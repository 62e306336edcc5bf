import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ErrorReport } from '../frame/report-error'
import { REPOSITORY } from '../scaffold/__tests__/runnable-workspace'
import { textWidth } from '../terminal/lines'
import { allCommands } from './all-commands'
import { runCommand, startCommand } from './commands'
import { ExampleWorkspace } from './example-workspace'
import { interrupt, printed, startProcess, type ProcessResult } from './processes'

const workspace = new ExampleWorkspace()
const { root } = workspace

const commands = allCommands()
const helps = commands.map(({ id }) => [id, '--help'])
const wrong = commands.map(({ id }) => [id, '--no-such-flag', '--json'])
const reports = [['list'], ['describe', 'my-tool'], ['describe', 'canny'], ['doctor'], ['--help']]
const WIDTHS = [40, 80]

/** How the calls end, by the width and their words. */
const endings = new Map<string, ProcessResult>()

beforeAll(async () => {
  await workspace.prepare()
  await keepEndings([...helps, ...wrong, ...reports])
  for (const width of WIDTHS) await keepEndings([...helps, ...reports], String(width))
})
afterAll(() => workspace.remove())

const env = { PATH: workspace.path, COLUMNS: undefined, XDG_CACHE_HOME: join(root, '.cache') }

/** Runs a command in the workspace, outside a terminal. */
function run(words: string[], variables: NodeJS.ProcessEnv = {}): Promise<ProcessResult> {
  return runCommand(root, words, { ...env, ...variables })
}

/** Keeps how calls end, in a pipe or in a terminal of some width. */
async function keepEndings(calls: string[][], width?: string): Promise<void> {
  for (const words of calls) endings.set(keyOf(words, width), await run(words, { COLUMNS: width }))
}

function keyOf(words: string[], width = 'a pipe'): string {
  return JSON.stringify([width, words])
}

/** How one of the calls has ended; default: in a pipe. */
function endingOf(words: string[], width?: number): ProcessResult {
  return endings.get(keyOf(words, width?.toString()))!
}

/** The lines that are too wide although they could be broken; examples have words in quotes, and a test of their own. */
function tooWide(text: string, width: number): string[] {
  const lines = text.split('\nEXAMPLES\n')[0]!.split('\n')
  return lines.filter((line) => textWidth(line) > width && line.trim().includes(' '))
}

describe.each(commands)('$id', ({ id, command }) => {
  it('has help with its summary once, its flags with their variables, and examples', () => {
    const { exitCode, stdout, stderr } = endingOf([id, '--help'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout.split('\n')[0]).toBe(command.summary)
    expect(stdout.split(command.summary!)).toHaveLength(2)
    expect(stdout).toContain('\nEXAMPLES\n')
    const shown = Object.entries(command.flags ?? {}).filter(([, { hidden }]) => !hidden)
    for (const [name] of shown) {
      expect(stdout).toMatch(new RegExp(`--(\\[no-\\])?${name}\\b.* \\[env: [A-Z_]+\\]`))
    }
  })

  it('says in JSON what was wrong, if it is to speak JSON', () => {
    expect(command.flags).toHaveProperty('json')
    const { exitCode, stdout, stderr } = endingOf([id, '--no-such-flag', '--json'])
    const message = `'${id}' has no flag '--no-such-flag'. See ./bin/run ${id} --help.`
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: `${message}\n` })
    expect(JSON.parse(stdout)).toEqual({ error: { code: 'usage', message, exitCode: 2 } })
  })
})

// For check and test, which start other programs, end-to-end.test and run-tests.test show it.
describe('--json', () => {
  it.each([
    [
      ['autocomplete', 'bash'],
      ['shell', 'script']
    ],
    [['build:browser', 'nowhere'], ['error']],
    [
      ['compat', 'slack'],
      ['destination', 'base', 'isNew', 'changes', 'breaking']
    ],
    [
      ['deliver:init', '--config', 'pipelines'],
      ['folder', 'files']
    ],
    [
      ['deliver', 'check', '--config', 'pipelines'],
      ['sources', 'destinations', 'faults']
    ],
    [
      ['describe', 'slack'],
      ['slug', 'name', 'actions']
    ],
    [
      ['docs', 'slack', '--write'],
      ['file', 'current', 'page']
    ],
    [['docs:reference'], ['written', 'stale']],
    [['doctor'], ['0']],
    [['events'], ['0']],
    [
      ['generate:action', 'newAction', 'server', '--dry-run'],
      ['dryRun', 'directory', 'key', 'files']
    ],
    [
      ['generate:metadata-payload', '--check'],
      ['written', 'total', 'stale']
    ],
    [
      ['generate:types', '--check'],
      ['written', 'total', 'files', 'failures']
    ],
    [
      ['init', '--name', 'New', '--template', 'minimal', '--dry-run'],
      ['dryRun', 'directory', 'files', 'notes']
    ],
    [['list'], ['0']],
    [['list-required-fields'], ['Slack']],
    [
      ['test', 'slack', '--records', join(REPOSITORY, 'packages/destination-actions/fixtures/requests')],
      ['passed', 'cases', 'destinations', 'absent']
    ],
    [['try', '--destination', 'webhook', 'send', '--map', 'url=https://example.com', '--dry-run'], ['delivered']],
    [['try', 'webhook', 'send', '--map', 'url=https://example.com', '--dry-run'], ['delivered']],
    [
      ['undo', '--dry-run'],
      ['dryRun', 'what', 'files']
    ],
    [['validate'], ['problems']]
  ])('leaves one JSON text on stdout: %j', async (words, keys) => {
    const { stdout } = await run([...words, '--json'])
    const report = JSON.parse(stdout) as object
    for (const key of keys) expect(report).toHaveProperty([key])
  })

  it('tells the address of what is served, once', async () => {
    const served = startCommand(root, ['serve', 'slack', '--port', '0', '--json'])
    const origin = await printed(served, /http:\/\/127\.0\.0\.1:\d+/)
    const { exitCode, stdout, stderr } = await interrupt(served)
    expect({ exitCode, json: JSON.parse(stdout) }).toEqual({ exitCode: 0, json: { origin, destinations: ['slack'] } })
    expect(stderr).toContain('Stopping')
  })

  it('tells the addresses of deliver, once', async () => {
    const ports = ['--port', '0', '--status-port', '0', '--page-port', '0']
    const words = ['--config', 'pipelines', ...ports, '--stand-in', '--json']
    const delivering = startCommand(root, ['deliver', ...words])
    await printed(delivering, /Status: /)
    const { exitCode, stdout } = await interrupt(delivering)
    const address = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/)
    const store = 'pipelines/.store/events.db'
    expect({ exitCode, json: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      json: { origin: address, statusOrigin: address, page: expect.stringMatching(/^http:.*\/tester$/), store }
    })
  })

  it('comes from the variable too, for what is wrong as well', async () => {
    const { exitCode, stdout } = await run(['describe', 'slak'], { ACTIONS_DESCRIBE_JSON: 'true' })
    const { error } = JSON.parse(stdout) as { error: ErrorReport }
    expect(exitCode).toBe(2)
    expect(error).toEqual({
      exitCode,
      code: 'usage',
      message: expect.stringMatching(/^There is no destination 'slak' .* Did you mean slack\?$/)
    })
  })
})

describe('the exit code', () => {
  it.each([['auth'], ['auth:test', '--help'], ['--version']])('is 0 after %s %s', async (...words) => {
    const { exitCode, stderr } = await run(words)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  })

  it('is 2, and its name usage, where there is nobody to ask', async () => {
    const { exitCode, stdout } = await run(['init', '--json'])
    expect({ exitCode, json: JSON.parse(stdout) }).toMatchObject({
      exitCode: 2,
      json: { error: { code: 'usage', exitCode: 2 } }
    })
  })

  it('is 1 where problems were found, which are the JSON', async () => {
    workspace.write('slack/index.ts', 'export default {')
    const { exitCode, stdout } = await run(['validate', 'slack', '--json'])
    workspace.reset()
    expect({ exitCode, json: JSON.parse(stdout) }).toMatchObject({
      exitCode: 1,
      json: { problems: [{ code: 'D001' }] }
    })
  })

  it('is 1, and its name failed, where the work cannot be done', async () => {
    workspace.write('my-tool/trackEvent/index.ts', 'export default {}')
    const { exitCode, stdout } = await run(['undo', '--json'])
    workspace.reset()
    expect({ exitCode, json: JSON.parse(stdout) }).toMatchObject({
      exitCode: 1,
      json: { error: { code: 'failed', exitCode: 1 } }
    })
  })

  // examples.test has one that is 0, and interrupted.test those that are 130.
  it('is that of the process, which is bin/run', async () => {
    const { exitCode, stdout } = await startProcess(root, ['list', 'too', 'many', '--json'], env).end
    expect({ exitCode, json: JSON.parse(stdout) }).toMatchObject({ exitCode: 2, json: { error: { exitCode: 2 } } })
  })

  it('is 130, and its name cancelled, after Ctrl-C', async () => {
    const login = startCommand(root, ['auth:login', 'my-tool', '--json'])
    await printed(login, /https:\/\/login\.example\.com\/authorize\?/)
    const { exitCode, stdout, stderr } = await interrupt(login)
    const error = { code: 'cancelled', message: 'Cancelled.', exitCode: 130 }
    expect({ exitCode, json: JSON.parse(stdout) }).toEqual({ exitCode: 130, json: { error } })
    expect(stderr).toContain('Cancelled.')
  })
})

describe('the width', () => {
  describe.each(WIDTHS)('of a terminal of %i columns', (width) => {
    it.each([...helps, ...reports].map((words) => [words]))('is kept by %j', (words) => {
      expect(tooWide(endingOf(words, width).stdout, width)).toEqual([])
    })

    it.each(reports.map((words) => [words]))('takes no letter from %j', (words) => {
      const letters = (text: string) => [...text.replaceAll(/[\s,]/g, '')].toSorted().join('')
      expect(letters(endingOf(words, width).stdout)).toBe(letters(endingOf(words).stdout))
    })
  })

  it('in a pipe is that of the longest line', async () => {
    const entry = join(workspace.destinations, 'slack/index.ts')
    const long = 'A description of many words '.repeat(20).trim()
    writeFileSync(entry, readFileSync(entry, 'utf8').replace(/(\n {2}description: *\n? *)'.*'/, `$1'${long}'`))
    const { stdout } = await run(['describe', 'slack'])
    workspace.reset()
    expect(stdout.split('\n')).toContain(long)
  })
})
