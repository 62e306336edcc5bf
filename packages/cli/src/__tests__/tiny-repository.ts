import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ProcessRun, type ProcessResult } from './processes'

/** What the npm on the PATH does: its work; the same once the file `go` is there; or one way of failing. */
export type Npm = 'installs' | 'waits' | 'fails' | 'has no network' | 'is not there'

const REPOSITORY = resolve(__dirname, '../../../..')

/** An npm that logs its calls and installs two packages, `tsx` and `@oclif/core`, that do nothing. Its first argument is what it does. */
const FAKE_NPM = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync, copyFileSync } = require('node:fs')
const install = () => {
  writeFileSync('node_modules/tsx/package.json', '{}')
  copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  console.log('added 1 package in 1s')
}
const failedFetch = 'npm http fetch GET https://registry.example/tsx attempt 1 failed with ENOTFOUND'
const behaviours = {
  installs: install,
  waits() {
    const timer = setInterval(() => {
      if (!existsSync('go')) return
      clearInterval(timer)
      install()
    }, 20)
  },
  fails() {
    console.error('npm warn allow-scripts Run npm approve-scripts\\nnpm error code EINTEGRITY\\nnpm error sha512-abc integrity checksum failed\\nnpm error A complete log of this run can be found in: /log')
    process.exitCode = 1
  },
  'has no network'() {
    process.on('SIGTERM', () => {})
    for (let attempt = 0; attempt < 20; attempt++) console.error(failedFetch)
    setInterval(() => {}, 1000)
  }
}
appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n')
rmSync('node_modules', { recursive: true, force: true })
for (const folder of ['tsx', '@oclif/core']) mkdirSync('node_modules/' + folder, { recursive: true })
for (const file of ['@oclif/core/config.js', 'tsx/cjs.js']) writeFileSync('node_modules/' + file, '')
behaviours[process.env.FAKE_NPM]()
`

/** A temporary repository with this repository's `bin`, one dependency, and a CLI that prints its arguments. */
export class TinyRepository {
  /** The absolute path of its root. */
  readonly root = mkdtempSync(join(tmpdir(), 'tiny repository '))

  constructor() {
    cpSync(join(REPOSITORY, 'bin'), join(this.root, 'bin'), { recursive: true })
    this.write('package-lock.json', lockfile('1.0.0'))
    this.write('packages/cli/src/index.ts', 'exports.run = async (argv) => { console.log("ran", ...argv); return 0 }')
    mkdirSync(join(this.root, 'path'))
    symlinkSync(process.execPath, join(this.root, 'path', 'node'))
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 })
  }

  write(file: string, text: string, mode?: number): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true })
    writeFileSync(join(this.root, file), text, { mode })
  }

  /** Changes the version that the lock file wants, as after a `git pull`. */
  changeLockfile(): void {
    this.write('package-lock.json', lockfile('2.0.0'))
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  has(file: string): boolean {
    return existsSync(join(this.root, file))
  }

  /** How often npm was called. */
  get npmCalls(): number {
    return this.has('npm-calls') ? this.read('npm-calls').trim().split('\n').length : 0
  }

  /** Starts `bin/run hello` with an npm that does what `npm` says. */
  start(npm: Npm, { cwd = this.root, bin = join(this.root, 'bin/run'), options = [] as string[] } = {}): ProcessRun {
    if (npm === 'is not there') rmSync(join(this.root, 'path/npm'), { force: true })
    else this.write('path/npm', FAKE_NPM, 0o755)
    const env = { ...process.env, PATH: join(this.root, 'path'), FAKE_NPM: npm }
    return new ProcessRun(
      spawn(process.execPath, [...options, bin, 'hello'], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    )
  }

  /** Runs it to its end. */
  run(npm: Npm, place?: { cwd?: string; bin?: string; options?: string[] }): Promise<ProcessResult> {
    return this.start(npm, place).end
  }
}

function lockfile(version: string): string {
  return JSON.stringify({
    packages: {
      '': { name: 'tiny' },
      'node_modules/tsx': { version, integrity: `sha512-${version}` },
      'node_modules/elsewhere': { version, integrity: `sha512-${version}`, optional: true }
    }
  })
}
