import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isCurrent } from '../../../../bin/install'
import { until } from './processes'
import { TinyRepository } from './tiny-repository'

/** One in which the dependencies are installed, for tests of what comes after that. */
const installed = new TinyRepository()

beforeAll(() => installed.run('installs'))
afterAll(() => installed.remove())

let repository: TinyRepository

beforeEach(() => {
  repository = new TinyRepository()
})

afterEach(() => repository.remove())

const RAN = { exitCode: 0, stdout: 'ran hello\n' }

/** A run that installed nothing and says nothing about it. */
const RAN_AT_ONCE = { ...RAN, stderr: '' }

/** The id of a process that has ended. */
function deadProcess(): number {
  return spawnSync('true').pid
}

/** The processes in the lock: bin/run and its npm. */
function lockHolders(): number[] {
  return readdirSync(join(repository.root, '.install.lock')).map((name) => parseInt(name, 10))
}

/** Waits until npm works, and the lock says so. */
function npmWorks(): Promise<void> {
  return until(() => repository.has('node_modules/tsx/cjs.js') && lockHolders().length === 2)
}

describe('when to install', () => {
  it('installs on a bare checkout, says so in one line on stderr, and runs the command; the next run installs nothing', async () => {
    const ending = await repository.run('installs')
    expect(ending).toMatchObject(RAN)
    expect(ending.stderr).toBe(
      'Installing the dependencies (npm ci): they are missing or do not match package-lock.json.\n'
    )
    expect(repository.read('npm-calls')).toMatch(/^ci /)
    expect(repository.has('.install.lock')).toBe(false)
    expect(await repository.run('fails')).toEqual(RAN_AT_ONCE)
    expect(repository.npmCalls).toBe(1)
  })

  it('installs again when the lock file has changed', async () => {
    repository.copyInstall(installed)
    repository.changeLockfile()
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(2)
  })

  it('installs again when node_modules was emptied and its hidden files were left', async () => {
    repository.copyInstall(installed)
    rmSync(join(repository.root, 'node_modules/tsx'), { recursive: true })
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(2)
  })

  it('accepts what somebody installed by hand', async () => {
    repository.copyInstall(installed)
    repository.changeLockfile()
    repository.write('node_modules/.package-lock.json', repository.read('package-lock.json'))
    expect(await repository.run('fails')).toEqual(RAN_AT_ONCE)
    expect(repository.npmCalls).toBe(1)
  })

  it.each<[string, record: string, boolean]>([
    ['is empty', '', false],
    ['is cut off', '{"packages"', false],
    ['has no packages', '{}', false],
    ['lacks a package', recordOf({}), false],
    ['lacks an optional package', recordOf({ tsx: ['1.0.0', 'sha512-1.0.0'] }), true],
    ['has another version', recordOf({ tsx: ['0.9.0', 'sha512-1.0.0'] }), false],
    ['has another content', recordOf({ tsx: ['1.0.0', 'sha512-x'] }), false],
    ['has one package more', recordOf({ tsx: ['1.0.0', 'sha512-1.0.0'], more: ['1.0.0', 'sha512-1.0.0'] }), false]
  ])("compares npm's record with the lock file: it %s", (_, record, current) => {
    repository.copyInstall(installed)
    expect(isCurrent(repository.root)).toBe(true)
    repository.write('node_modules/.package-lock.json', record)
    expect(isCurrent(repository.root)).toBe(current)
  })
})

/** What npm records of the packages that it has installed. */
function recordOf(packages: Record<string, [version: string, integrity: string]>): string {
  const entries = Object.entries(packages).map(([name, [version, integrity]]) => [
    `node_modules/${name}`,
    { version, integrity }
  ])
  return JSON.stringify({ packages: Object.fromEntries(entries) as object })
}

describe('a run that another one starts', () => {
  // Jest runs from node_modules too, and tests start bin/run.
  it('runs with what is installed, even if the lock file has changed meanwhile', async () => {
    const again = `require('node:child_process').execFileSync(process.execPath, [process.argv[1], 'again'], { stdio: 'inherit' })`
    repository.write(
      'packages/cli/src/index.ts',
      `exports.run = async ([word]) => {
         console.log('ran', word)
         if (word === 'again') return 0
         require('node:fs').writeFileSync('package-lock.json', '{ "packages": { "node_modules/tsx": { "version": "3.0.0" } } }')
         ${again}
         return 0
       }`
    )
    expect(await repository.run('installs')).toMatchObject({ exitCode: 0, stdout: 'ran hello\nran again\n' })
    expect(repository.npmCalls).toBe(1)
  })

  it('is every run that jest starts', () => {
    expect(process.env.ACTIONS_RUNNING_FROM).toBe(realpathSync(resolve(__dirname, '../../../..')))
  })
})

describe('where it works from', () => {
  it('runs from a folder of the checkout', async () => {
    expect(await repository.run('installs', { cwd: join(repository.root, 'packages/cli') })).toMatchObject(RAN)
    expect(repository.has('node_modules/tsx')).toBe(true)
  })

  it('runs from elsewhere, through a symbolic link', async () => {
    const bin = join(repository.root, 'link')
    symlinkSync(join(repository.root, 'bin/run'), bin)
    expect(await repository.run('installs', { bin, cwd: '/' })).toMatchObject(RAN)
    expect(repository.has('node_modules/tsx')).toBe(true)
  })
})

describe('what stops it', () => {
  it.each(['v0.10.48', 'v18.20.8', 'v20.18.3'])('node %s is too old', async (version) => {
    repository.write('age.js', `Object.defineProperty(process, 'version', { value: '${version}' })`)
    const options = ['-r', join(repository.root, 'age.js')]
    expect(await repository.run('installs', { options })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Node 20.19 or newer is needed, and this is node ${version.slice(1)}: install a newer one from https://nodejs.org and run the command again.\n`
    })
    expect(repository.npmCalls).toBe(0)
  })

  it('says when the working directory no longer exists', async () => {
    const cwd = join(repository.root, 'gone')
    mkdirSync(cwd)
    const script = 'rmdir "$PWD" && exec "$0" "$1" hello'
    const words = ['-c', script, process.execPath, join(repository.root, 'bin/run')]
    const { status, stdout, stderr } = spawnSync('sh', words, { cwd, encoding: 'utf8' })
    const root = realpathSync(repository.root)
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `The working directory no longer exists. Change to another one, such as ${root}.\n`
    })
  })

  it('has no syntax in bin/run that the oldest node would not parse', () => {
    expect(repository.read('bin/run')).not.toMatch(/=>|`|\b(const|let|async|await|class|import)\b|\.\.\.|\?\.|\?\?/)
  })

  it("prints npm's errors when it fails, and installs on the next run", async () => {
    const ending = await repository.run('fails')
    expect(ending).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ending.stderr).toContain(
      'npm ci failed (exit code 1):\nnpm error code EINTEGRITY\nnpm error sha512-abc integrity checksum failed\n'
    )
    expect(ending.stderr).not.toContain('allow-scripts')
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(2)
  })

  it('does not take an old install for good after a failed one', async () => {
    repository.copyInstall(installed)
    const lockfile = repository.read('package-lock.json')
    repository.changeLockfile()
    await repository.run('fails')
    repository.write('package-lock.json', lockfile)
    await repository.run('installs')
    expect(repository.npmCalls).toBe(3)
  })

  it('ends an npm that finds no network, and says what to do', async () => {
    const ending = await repository.run('has no network')
    expect(ending).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ending.stderr).toContain(
      'npm cannot reach the package registry (npm http fetch GET https://registry.example/tsx attempt 1 failed with ENOTFOUND): check the network connection or the proxy and run the command again.\n'
    )
    expect(repository.has('.install.lock')).toBe(false)
  })

  it('does not install into a node_modules that is a link into another checkout', async () => {
    repository.copyInstall(installed)
    renameSync(join(repository.root, 'node_modules'), join(repository.root, 'other'))
    symlinkSync('other', join(repository.root, 'node_modules'))
    expect(await repository.run('installs')).toEqual(RAN_AT_ONCE)
    repository.changeLockfile()
    const ending = await repository.run('installs')
    expect(ending).toMatchObject({ exitCode: 1, stdout: '' })
    expect(ending.stderr).toContain(
      `node_modules is a link to ${realpathSync(join(repository.root, 'other'))}: run npm ci there, or`
    )
    expect(repository.has('other/tsx')).toBe(true)
    expect(repository.npmCalls).toBe(1)
  })

  it('says when there is no npm', async () => {
    const ending = await repository.run('is not there')
    expect(ending.exitCode).toBe(1)
    expect(ending.stderr).toContain('There is no npm on the PATH: install node with its npm')
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143]
  ] as const)('ends npm on %s, leaves no lock, and installs on the next run', async (signal, exitCode) => {
    const run = repository.start('waits')
    await npmWorks()
    const [, npm] = lockHolders()
    run.process.kill(signal)
    expect(await run.end).toMatchObject({ exitCode, stdout: '' })
    expect(run.stderr).toContain('Installing was interrupted')
    expect(() => process.kill(npm!, 0)).toThrow('ESRCH')
    expect(repository.has('.install.lock')).toBe(false)
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(2)
  })
})

describe('several at once', () => {
  it('lets the second run wait for the install of the first', async () => {
    const first = repository.start('waits')
    await until(() => repository.npmCalls === 1)
    const second = repository.start('waits')
    await until(() => second.stderr.includes(`Process ${first.process.pid} is installing the dependencies`))
    repository.write('go', '')
    expect(await first.end).toMatchObject(RAN)
    expect(await second.end).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(1)
  })

  it('recovers the lock of a run that was killed together with its npm', async () => {
    const run = repository.start('waits')
    await npmWorks()
    const holders = lockHolders()
    for (const id of holders) process.kill(id, 'SIGKILL')
    await run.end
    expect(repository.has('.install.lock')).toBe(true)
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(2)
  })

  it('waits for the npm of a run that was killed, and takes what it installed', async () => {
    const killed = repository.start('waits')
    await npmWorks()
    killed.process.kill('SIGKILL')
    const next = repository.start('waits')
    await until(() => next.stderr.includes('waiting for it'))
    repository.write('go', '')
    expect(await next.end).toMatchObject(RAN)
    expect(repository.npmCalls).toBe(1)
  })

  it.each([
    [[]],
    [['nonsense']],
    [[`${deadProcess()}@1`, `${deadProcess()}@2`]],
    // A process that is running and got the id of one that has ended.
    [[`${process.pid}@1`]]
  ])('recovers a lock that holds %j', async (holders) => {
    mkdirSync(join(repository.root, '.install.lock'))
    for (const holder of holders) repository.write(`.install.lock/${holder}`, '')
    expect(await repository.run('installs')).toMatchObject(RAN)
    expect(repository.has('.install.lock')).toBe(false)
  })

  it('leaves no draft of a lock behind', async () => {
    await Promise.all(Array.from({ length: 4 }, () => repository.run('installs')))
    expect(repository.npmCalls).toBe(1)
    expect(readdirSync(repository.root).filter((name) => name.startsWith('.install.lock'))).toEqual([])
  })
})
