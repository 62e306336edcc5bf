import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const BIN = resolve(__dirname, '../../../../bin/run')

/** Runs the real `bin/run`, outside a terminal, as in a pipe. */
function run(argv: string[], options: string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...options, BIN, ...argv], {
    cwd: tmpdir(),
    encoding: 'utf8',
    input: ''
  })
  return { status, stdout, stderr }
}

describe('--help', () => {
  it.each([[['--help']], [['-h']], [['help']], [[]]])('lists the commands, each with a line: %j', (argv) => {
    const { status, stdout, stderr } = run(argv)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const command of ['generate:action', 'generate:types', 'init', 'serve', 'test']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} +[A-Z].+\\.$`, 'm'))
    }
  })

  it.each([[['test', '--help']], [['help', 'test']]])('explains one command: %j', (argv) => {
    const { status, stdout } = run(argv)
    expect(status).toBe(0)
    expect(stdout).toContain('$ ./bin/run test [SLUG...]')
    expect(stdout).toContain('$ ./bin/run test slack -- --coverage')
  })

  it('loads neither the runtime nor what one command alone needs', () => {
    const loaded = run(['--help'], ['-r', join(__dirname, 'report-loaded-files.js')]).stderr
    expect(loaded).toContain('packages/cli/src/commands/init.ts')
    expect(loaded).not.toMatch(/packages\/actions-core\/|@babel\/parser|@inquirer|hono|chokidar|prettier/)
  })
})

describe('wrong usage ends with exit code 2 and a message on stderr', () => {
  it.each([
    [['srve'], "There is no command 'srve'. Did you mean serve?\n"],
    [['generate:tpyes'], "There is no command 'generate:tpyes'. Did you mean generate:types?\n"],
    [['deploy', '--help'], "There is no command 'deploy'. See the list with ./bin/run --help.\n"],
    [['--verbose'], "There is no command '--verbose'. See the list with ./bin/run --help.\n"],
    [['test', '--verbose'], 'Nonexistent flag: --verbose\nSee more help with --help\n'],
    [['test', 'slak'], "There is no destination 'slak' in "]
  ])('%j', (argv, message) => {
    const { status, stdout, stderr } = run(argv)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain(' at ')
  })
})
