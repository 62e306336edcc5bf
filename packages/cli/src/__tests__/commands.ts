import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { ProcessResult, Run } from './processes'

const REPOSITORY = resolve(__dirname, '../../../..')

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
    const run = {
      stdout: '',
      stderr: '',
      hasEnded: false,
      kill: (signal: NodeJS.Signals) => {
        if (!run.hasEnded) this.stop(signal)
      }
    }
    const end = new Promise<ProcessResult>((settle) => {
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
        settle({ exitCode, stdout: run.stdout, stderr: run.stderr })
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

// Without jest, as in `npm run kills`, they end with this process.
globalThis.afterAll?.(() => {
  for (const server of servers) server.stop('SIGKILL')
})
