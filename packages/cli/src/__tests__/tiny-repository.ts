import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { ProcessRun, type ProcessResult } from './processes'

/** What the npm on the PATH does: its work; the same once the file `go` is there; or one way of failing. */
export type Npm = 'installs' | 'waits' | 'fails' | 'has no network' | 'is not there'

const REPOSITORY = resolve(__dirname, '../../../..')

/**
 * An npm that logs its calls and installs two packages, `tsx` and `@oclif/core`, that do nothing. A shell script, as node
 * takes longer to start.
 */
const FAKE_NPM = `#!/bin/sh
PATH=/usr/bin:/bin
install() {
  echo '{}' > node_modules/tsx/package.json
  cp package-lock.json node_modules/.package-lock.json
  echo 'added 1 package in 1s'
}
echo "$*" >> npm-calls
rm -rf node_modules
mkdir -p node_modules/tsx node_modules/@oclif/core
touch node_modules/@oclif/core/config.js node_modules/tsx/cjs.js
case "$FAKE_NPM" in
  installs)
    install ;;
  waits)
    until [ -e go ]; do sleep 0.02; done
    install ;;
  fails)
    echo 'npm warn allow-scripts Run npm approve-scripts' >&2
    echo 'npm error code EINTEGRITY' >&2
    echo 'npm error sha512-abc integrity checksum failed' >&2
    echo 'npm error A complete log of this run can be found in: /log' >&2
    exit 1 ;;
  'has no network')
    trap '' TERM
    attempt=0
    while [ $((attempt += 1)) -le 20 ]; do
      echo 'npm http fetch GET https://registry.example/tsx attempt 1 failed with ENOTFOUND' >&2
    done
    exec sleep 1000 ;;
esac
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
    this.write('path/npm', FAKE_NPM, 0o755)
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

  /** Copies what the npm of another repository has installed, and the record of its calls. */
  copyInstall({ root }: TinyRepository): void {
    for (const name of ['node_modules', 'npm-calls'])
      cpSync(join(root, name), join(this.root, name), { recursive: true })
  }

  /** How often npm was called. */
  get npmCalls(): number {
    return this.has('npm-calls') ? this.read('npm-calls').trim().split('\n').length : 0
  }

  /** Starts `bin/run hello` with an npm that does what `npm` says. */
  start(npm: Npm, { cwd = this.root, bin = join(this.root, 'bin/run'), options = [] as string[] } = {}): ProcessRun {
    if (npm === 'is not there') rmSync(join(this.root, 'path/npm'))
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
