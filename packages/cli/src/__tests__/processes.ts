import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const REPOSITORY = resolve(__dirname, '../../../..')

/** What a run left: its exit code (null after a signal that nobody handled) and what it wrote. */
export interface ProcessResult {
  exitCode: number | null
  stdout: string
  stderr: string
}

/** A command that is running, or has ended. */
export interface Run {
  /** What it has written so far. */
  readonly stdout: string
  readonly stderr: string
  readonly hasEnded: boolean
  readonly end: Promise<ProcessResult>
  kill: (signal: NodeJS.Signals) => void
}

/** A process of its own with a command. */
export class ProcessRun implements Run {
  stdout = ''
  stderr = ''
  readonly end: Promise<ProcessResult>

  constructor(readonly process: ChildProcess) {
    process.stdout?.on('data', (chunk) => (this.stdout += chunk))
    process.stderr?.on('data', (chunk) => (this.stderr += chunk))
    this.end = once(process, 'close').then(([exitCode]: (number | null)[]) => ({
      exitCode: exitCode ?? null,
      stdout: this.stdout,
      stderr: this.stderr
    }))
  }

  get hasEnded(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }
}

/** Starts the real `./bin/run` with the words in the workspace `root`, without a terminal. */
export function startProcess(root: string, words: string[], env: NodeJS.ProcessEnv = {}): ProcessRun {
  return new ProcessRun(
    spawn(join(REPOSITORY, 'bin', 'run'), words, {
      cwd: root,
      env: { ...process.env, ACTIONS_ROOT: root, FORCE_COLOR: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe']
    })
  )
}

/** Resolves as soon as `condition` holds. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resume) => setTimeout(resume, 10))
}

/** Waits until a command has printed something that matches, on either stream; returns the match. Throws if it ends before. */
export async function printed(run: Run, pattern: RegExp): Promise<string> {
  const find = () => pattern.exec(run.stdout + run.stderr)?.[0]
  await until(() => find() !== undefined || run.hasEnded)
  const found = find()
  if (found === undefined) throw new Error(`It ended with ${(await run.end).exitCode}: ${run.stdout}${run.stderr}`)
  return found
}

/** Sends Ctrl-C to a command and returns its end. */
export function interrupt(run: Run): Run['end'] {
  run.kill('SIGINT')
  return run.end
}
