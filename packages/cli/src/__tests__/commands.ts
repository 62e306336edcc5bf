import { spawn, type ChildProcess } from 'node:child_process'
import type { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import type { ProcessResult, Run } from './processes'

const REPOSITORY = resolve(__dirname, '../../../..')

/** Runs `./bin/run` with the words in the workspace `root`, without a terminal, in a process that may have run others. */
export function startCommand(root: string, words: string[], env: NodeJS.ProcessEnv = {}): Run {
  return start({ cwd: root, env: { ...process.env, ACTIONS_ROOT: root, FORCE_COLOR: undefined, ...env }, words })
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

declare global {
  /** Only in jest: see jest.environment.cjs. */
  var keptByWorker: Map<string, unknown> | undefined
}

/**
 * The processes of `command-server.ts` that wait for a call, also from one test file to the next: most of the time of a
 * short command goes into loading its modules.
 */
const idle = (globalThis.keptByWorker?.get('command servers') ?? []) as ChildProcess[]
globalThis.keptByWorker?.set('command servers', idle)

/** Those that run one. */
const busy = new Set<ChildProcess>()

globalThis.afterAll?.(() => {
  for (const server of busy) server.kill('SIGKILL')
})

function start(call: Call): Run {
  const server = takeServer()
  busy.add(server)
  keepsAlive(server, true)
  const { stdout, stderr } = server
  const run = {
    stdout: '',
    stderr: '',
    hasEnded: false,
    kill: (signal: NodeJS.Signals) => void (run.hasEnded || server.kill(signal))
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
      server.off('close', finish)
      run.hasEnded = true
      busy.delete(server)
      keepsAlive(server, false)
      if (server.connected) idle.push(server)
      settle({ exitCode, stdout: run.stdout, stderr: run.stderr })
    }
    stdout!.on('data', readOutput)
    stderr!.on('data', readErrors)
    server.once('close', finish)
  })
  server.send(call)
  return Object.assign(run, { end })
}

function takeServer(): ChildProcess {
  while (idle.length > 0) {
    const server = idle.pop()!
    if (server.connected) return server
  }
  return startServer()
}

function startServer(): ChildProcess {
  const server = spawn(process.execPath, ['-r', 'tsx/cjs', join(__dirname, 'command-server.ts')], {
    env: { ...process.env, TSX_TSCONFIG_PATH: join(REPOSITORY, 'tsconfig.json') },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  server.stdout!.setEncoding('utf8')
  server.stderr!.setEncoding('utf8')
  return server
}

/** Whether this process goes on while nothing else is to be done but to wait for the server, which ends with it. */
function keepsAlive(server: ChildProcess, wanted: boolean): void {
  for (const handle of [server, server.channel, server.stdout as Socket, server.stderr as Socket]) {
    if (wanted) handle?.ref()
    else handle?.unref()
  }
}
