import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const REPOSITORY = resolve(__dirname, '../../../../..')

const root = mkdtempSync(join(tmpdir(), 'a checkout '))
const cache = join(root, 'node_modules/.cache/actions/commands')

/** The commands of the checkout. Few, as most of the time goes into loading them. */
const COMMANDS = ['auth/test', 'events', 'list']

const isOther = (file: string) =>
  /commands\/.*\.ts$/.test(file) && !COMMANDS.some((name) => file.endsWith(`/${name}.ts`))

/** A checkout of this repository with the command line alone, and with its packages installed. */
beforeAll(() => {
  for (const name of ['bin', 'packages/cli/src', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    const filter = (file: string) => !file.includes('__tests__') && !isOther(file)
    cpSync(join(REPOSITORY, name), join(root, name), { recursive: true, filter })
  }
  mkdirSync(join(root, 'node_modules'))
  for (const name of readdirSync(join(REPOSITORY, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(REPOSITORY, 'node_modules', name), join(root, 'node_modules', name))
  }
})
afterAll(() => {
  program.kill()
  rmSync(root, { recursive: true })
})

const command = (name: string) => join(root, 'packages/cli/src/commands', `${name}.ts`)

/** How a command of the checkout ended. `loaded` are the files of commands that it read. */
interface Ending {
  status: number
  stdout: string
  stderr: string
  loaded: string[]
}

/** Runs one command after another, each as in a new process: only libraries stay loaded. */
const PROGRAM = `
  const [root] = process.argv.slice(1)
  const own = () => Object.keys(require.cache).filter((file) => file.startsWith(root))
  let ending
  for (const name of ['stdout', 'stderr']) process[name].write = (text) => Boolean((ending[name] += text))
  process.on('warning', ({ message }) => (ending.stderr += message))
  process.on('message', async (words) => {
    for (const file of own()) delete require.cache[file]
    ending = { stdout: '', stderr: '' }
    const status = await require(root + '/packages/cli/src').run(words)
    const loaded = own().filter((file) => file.startsWith(root + '/packages/cli/src/commands/'))
    process.send({ ...ending, status, loaded })
  })
`
const program = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', PROGRAM, root], {
  cwd: REPOSITORY,
  env: { ...process.env, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.json') },
  stdio: ['ignore', 'inherit', 'inherit', 'ipc']
})

async function run(...words: string[]): Promise<Ending> {
  program.send(words)
  const [ending] = (await once(program, 'message')) as [Ending]
  return ending
}

/** Writes a command with a summary. */
function write(name: string, summary: string): void {
  writeFileSync(
    command(name),
    `import { Command } from '@oclif/core/command'
export default class New extends Command {
  static override summary = '${summary}'
  async run(): Promise<void> {
    await this.parse(New)
    this.log('It ran.')
  }
}
`
  )
}

it('loads all commands once, and after that only the one that is called', async () => {
  const first = await run('--help')
  expect(first.loaded.toSorted()).toEqual(COMMANDS.map(command))
  const second = await run('--help')
  expect(second.loaded).toEqual([])
  expect(second.stdout).toBe(first.stdout)
  expect((await run('list')).loaded).toEqual([command('list')])
})

it('runs and shows a command that was just added, and its changes, and forgets it when it is gone', async () => {
  write('brand-new', 'Do it.')
  expect((await run('brand-new')).stdout).toBe('It ran.\n')
  write('brand-new', 'Do it again.')
  expect((await run('--help')).stdout).toMatch(/^ {2}brand-new +Do it again\.$/m)
  rmSync(command('brand-new'))
  expect(await run('brand-new')).toMatchObject({ status: 2, stderr: expect.stringContaining("no command 'brand-new'") })
})

it('shows the change of a file that a command takes its help from', async () => {
  const file = join(root, 'packages/cli/src/auth/account-flags.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace("'one setting'", "'a changed setting'"))
  expect((await run('auth:test', '--help')).stdout).toContain('a changed setting')
})

it('keeps the others while a command cannot be loaded, and remembers nothing', async () => {
  const before = readFileSync(join(cache, 'oclif.manifest.json'), 'utf8')
  writeFileSync(command('broken'), 'export default {')
  const { status, stdout, stderr } = await run('events')
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('order-completed') })
  expect(stderr).toContain('broken.ts')
  expect(readFileSync(join(cache, 'oclif.manifest.json'), 'utf8')).toBe(before)
  rmSync(command('broken'))
})

it('does without where the file is spoilt or the folder is read-only', async () => {
  writeFileSync(join(cache, 'oclif.manifest.json'), 'no JSON')
  expect((await run('--help')).stdout).toMatch(/^ {2}list /m)
  expect((await run('--help')).loaded).toEqual([])
  rmSync(cache, { recursive: true })
  chmodSync(join(root, 'node_modules/.cache/actions'), 0o500)
  expect(await run('--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^ {2}list /m) })
  chmodSync(join(root, 'node_modules/.cache/actions'), 0o700)
  // Root may write everywhere.
  expect(existsSync(cache)).toBe(process.getuid?.() === 0)
})
