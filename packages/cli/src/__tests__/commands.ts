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

/** Runs `./bin/run` with the words in the workspace `root`, without a terminal, in a process that may have run others. */
export function startCommand(root: string, words: string[], env: NodeJS.ProcessEnv = {}): Run {
  servers = servers.filter(({ isAlive }) => isAlive)
  let server = servers.find(({ isIdle }) => isIdle)
  if (!server) servers.push((server = new CommandServer()))
  return server.start({ cwd: root, env: { ...process.env, ACTIONS_ROOT: root, FORCE_COLOR: undefined, ...env }, words })
}

/** Runs it to its end. */
export function runCommand(root: string, words: string[], env?: NodeJS.ProcessEnv): Promise<ProcessResult> {
  return startCommand(root, words, env).end
}

/** What a process of `command-server.ts` is sent. */
export interface Call {
  cwd: string
  env: NodeJS.ProcessEnv
  words: string[]
}

/** A process that runs one command after another: most of the time of a short one goes by before the first line of ours. */
class CommandServer {
  private readonly process = spawn(process.execPath, ['-r', 'tsx/cjs', join(__dirname, 'command-server.ts')], {
    env: { ...process.env, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.json') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  isIdle = true
  isAlive = true

  constructor() {
    this.process.stdout!.setEncoding('utf8')
    this.process.stderr!.setEncoding('utf8')
    this.process.on('close', () => (this.isAlive = false))
  }

  start(call: Call): Run {
    this.isIdle = false
    const { stdout, stderr } = this.process
    const run = { stdout: '', stderr: '', hasEnded: false, kill: (signal: NodeJS.Signals) => this.stop(signal) }
    const end = new Promise<ProcessResult>((resolve) => {
      const written = { stdout: '', stderr: '' }
      const read = (stream: keyof typeof written) => (text: string) => {
        written[stream] += text
        const [output = '', exitCode, afterwards] = written.stdout.split('\0')
        const [errors = '', afterErrors] = written.stderr.split('\0')
        Object.assign(run, { stdout: output, stderr: errors })
        if (afterwards !== undefined && afterErrors !== undefined) finish(Number(exitCode))
      }
      const [readOutput, readErrors] = [read('stdout'), read('stderr')]
      const finish = (exitCode: number | null) => {
        stdout!.off('data', readOutput)
        stderr!.off('data', readErrors)
        this.process.off('close', finish)
        this.isIdle = true
        run.hasEnded = true
        resolve({ exitCode, stdout: run.stdout, stderr: run.stderr })
      }
      stdout!.on('data', readOutput)
      stderr!.on('data', readErrors)
      this.process.once('close', finish)
    })
    this.process.send(call)
    return Object.assign(run, { end })
  }

  stop(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }
}

let servers: CommandServer[] = []

afterAll(() => {
  for (const server of servers) server.stop('SIGKILL')
})

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
