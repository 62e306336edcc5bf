import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../__tests__/commands'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'

const workspace = new TemporaryWorkspace()
const home = mkdtempSync(join(tmpdir(), "somebody's home "))

/** The line for bash's start file. */
let line: string

beforeAll(async () => {
  for (const name of ['slack', 'segment', 'webhook']) workspace.addDestination(name)
  line = await setUp()
})
afterAll(() => {
  workspace.remove()
  rmSync(home, { recursive: true })
})

/** Runs `autocomplete` and returns the line for the shell's start file. */
async function setUp(...words: string[]): Promise<string> {
  const env = { XDG_CACHE_HOME: home, SHELL: '/bin/bash' }
  return (await runCommand(workspace.root, ['autocomplete', ...words], env)).stdout
}

/** What bash proposes for the end of a line: as when somebody has typed it and presses the Tab key. */
function propose(typed: string): string[] {
  const script = `${line}
    complete -p ./bin/run >&2 || exit
    function=$(complete -p ./bin/run | sed 's/.*-F \\([^ ]*\\).*/\\1/')
    COMP_LINE=$1 COMP_POINT=\${#1} COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
    "$function"
    printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-c', script, 'bash', typed], {
    encoding: 'utf8',
    cwd: tmpdir()
  })
  expect(stderr).toBe('complete -o default -F _actions_complete ./bin/run\n')
  return stdout.split('\n').filter(Boolean).toSorted()
}

describe('bash', () => {
  it.each([
    ['./bin/run des', ['describe']],
    // bash replaces only what stands behind the colon.
    ['./bin/run generate:t', ['types']],
    ['./bin/run gen', ['generate:action', 'generate:metadata-payload', 'generate:types']],
    ['./bin/run generate:types --', ['--check', '--dry-run', '--json', '--path', '--watch']],
    ['./bin/run list --j', ['--json']],
    ['./bin/run docs slack --w', ['--write']],
    ['./bin/run describe s', ['segment', 'slack']],
    ['./bin/run test slack ', ['segment', 'slack', 'webhook']],
    ['./bin/run describe ./some/path', []]
  ])('%s', (typed, expected) => {
    expect(propose(typed)).toEqual(expected)
  })

  it('completes all commands', () => {
    expect(propose('./bin/run ')).toEqual(expect.arrayContaining(['auth:login', 'autocomplete', 'init', 'validate']))
  })

  it('is the shell where none is named', async () => {
    expect(line).toBe(await setUp('bash'))
  })
})

describe('zsh', () => {
  it('has its script, which names the function that the plugin has made', async () => {
    const start = await setUp('zsh')
    const { script } = JSON.parse(await setUp('zsh', '--json')) as { script: string }
    expect(start).toContain(`source '${script.replaceAll("'", String.raw`'\''`)}'`)
    expect(readFileSync(script, 'utf8')).toContain("compdef _actions -p '(|*/)bin/run'")
    const made = readFileSync(join(script, '../functions/zsh/_actions'), 'utf8')
    expect(made).toContain('#compdef actions\n')
    expect(made).toContain('"generate\\:types:Generate the TypeScript types')
  })
})
