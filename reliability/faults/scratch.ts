import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from './fault'
import { patternOf, ROOT, type Promised } from './promises'

/** What the tests of one or more promises did. */
export interface Ran {
  passed: string[]
  failed: string[]
  /** Why no test ran, if none did. */
  problem?: string
}

/** After so long, code with a fault does not end, in milliseconds. */
const PATIENCE_MS = 180_000

/** A worktree of its own for code with faults. It has what is in the working tree, but for files that git does not know. */
export class Scratch {
  private readonly root = mkdtempSync(join(tmpdir(), 'faults-'))

  constructor() {
    const changed = git('stash', 'create')
    git('worktree', 'add', '--quiet', '--detach', this.root, changed || 'HEAD')
    for (const place of ['.', 'packages/cli', 'packages/actions-tester']) {
      linkModules(join(ROOT, place, 'node_modules'), join(this.root, place, 'node_modules'))
    }
  }

  remove(): void {
    git('worktree', 'remove', '--force', this.root)
  }

  /** Calls `work` while a fault is in the code. */
  with<T>({ file, find, replace }: Fault, work: () => T): T {
    const path = join(this.root, file)
    const before = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      before.replace(find, () => replace)
    )
    try {
      return work()
    } finally {
      writeFileSync(path, before)
    }
  }

  /** Runs the tests of promises. */
  test(promises: Promised[]): Ran {
    const output = join(this.root, 'node_modules', 'results.json')
    rmSync(output, { force: true })
    const patterns = promises.map(patternOf)
    const words = ['node_modules/jest/bin/jest.js', '--silent', '--json', '--outputFile', output]
    words.push(
      '--testNamePattern',
      patterns.join('|'),
      '--runTestsByPath',
      ...new Set(promises.map(({ file }) => file))
    )
    const { stderr } = spawnSync(process.execPath, words, {
      cwd: this.root,
      encoding: 'utf8',
      timeout: PATIENCE_MS * (promises.length > 1 ? 10 : 1),
      killSignal: 'SIGKILL',
      maxBuffer: Infinity
    })
    if (!existsSync(output)) return { passed: [], failed: ['it does not end'], problem: stderr }
    const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Results
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
    const namesOf = (status: string) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName)
    const [passed, failed] = [namesOf('passed'), namesOf('failed')]
    const problem = testResults.find(({ message }) => message)?.message
    return {
      passed,
      failed,
      ...(passed.length + failed.length === 0 && { problem: problem ?? 'no test has this name' })
    }
  }
}

interface Results {
  testResults: { message: string; assertionResults: { status: string; fullName: string }[] }[]
}

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim()
}

/** Links to the packages that are installed. Those of the repository itself lead to the code of the worktree. */
function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (entry.name.startsWith('@')) linkModules(source, target)
    else if (entry.name !== '.cache') symlinkSync(source, target)
  }
}
