import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { commandFiles } from '../frame/load-config'
import { runCommand } from './commands'

const REPOSITORY = resolve(__dirname, '../../../..')

/** Runs the command line outside a terminal, as in a pipe. */
const run = (argv: string[]) => runCommand(REPOSITORY, argv)

describe('--help', () => {
  it.each([[['--help']], [['-h']], [['help']], [[]]])('lists the commands, each with a line: %j', async (argv) => {
    const { exitCode, stdout, stderr } = await run(argv)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    for (const command of ['generate:action', 'generate:types', 'init', 'serve', 'test']) {
      expect(stdout).toMatch(new RegExp(`^  ${command} +[A-Z].+\\.$`, 'm'))
    }
  })

  it.each([[['test', '--help']], [['help', 'test']]])('explains one command: %j', async (argv) => {
    const { exitCode, stdout } = await run(argv)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('$ ./bin/run test [SLUG...] [flags]\n')
    expect(stdout).toContain('$ ./bin/run test slack -- --testNamePattern=batch')
  })

  it('needs, even for all commands, neither the runtime nor what one command alone needs', () => {
    const files = commandFiles().map((file) => `require(${JSON.stringify(join(REPOSITORY, file))})`)
    const options = ['-r', 'tsx/cjs', '-r', join(__dirname, 'report-loaded-files.js'), '-e', files.join(';')]
    const { stderr: loaded } = spawnSync(process.execPath, options, { encoding: 'utf8', cwd: __dirname })
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
    [['generate', 'tpyes'], "There is no command 'generate:tpyes'. Did you mean generate:types?\n"],
    [['test', '--verbose'], "'test' has no flag '--verbose'. See ./bin/run test --help.\n"],
    [['list', '--jsn'], "'list' has no flag '--jsn'. Did you mean --json? See ./bin/run list --help.\n"],
    // Not what --help does not show either.
    [['serve', '--noUi'], "'serve' has no flag '--noUi'. See ./bin/run serve --help.\n"],
    [['list', 'slack'], 'Unexpected argument: slack. See ./bin/run list --help.\n'],
    [['compat'], 'Pass <slug>, the destination: its folder, its slug or a path. See ./bin/run compat --help.\n'],
    [['generate:action', 'x'], 'Pass <type>, where the action runs (server, browser). See '],
    [['generate:action', 'x', 'y'], 'Expected y to be one of: server, browser. See '],
    [['serve', 'slack', '--port', 'x'], '--port: Expected an integer but received: x. See ./bin/run serve --help.\n'],
    [['generate:types', '--watch', '--check'], '--check cannot also be provided when using --watch. See '],
    [['init'], 'Pass --name, or set ACTIONS_INIT_NAME.\n'],
    [['serve'], 'Pass --destination, or set ACTIONS_SERVE_DESTINATION.\n'],
    [['try'], 'Pass <destination>, or set ACTIONS_TRY_DESTINATION.\n'],
    [['test', 'slak'], "There is no destination 'slak' in "]
  ])('%j', async (argv, message) => {
    const { exitCode, stdout, stderr } = await run(argv)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain(' at ')
  })
})
