import { execFileSync } from 'node:child_process'
import { closeSync, constants as files, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { constants as system } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { destinationsDirectory } from '../workspace/destinations'
import { RunnableWorkspace } from '../scaffold/__tests__/runnable-workspace'
import { pathsUnder } from '../scaffold/__tests__/temporary-workspace'
import { soundSource } from '../workspace/__tests__/sample-source'
import { startProcess, until, type ProcessRun } from './processes'

/** A server that answers nothing. */
let asked = 0
const server = createServer(() => asked++)

let workspace: RunnableWorkspace
let address: string

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  workspace = new RunnableWorkspace()
  workspace.addDestination('one', soundSource('one'))
  const request = `perform: (request) => request('${address}/send')`
  workspace.addDestination('sending', soundSource('sending', ['perform: () => undefined', request]))
})
afterAll(() => {
  workspace.remove()
  server.closeAllConnections()
  server.close()
})

/** The text of each file that is not remembered for speed alone. */
function contents(): Record<string, string> {
  const paths = pathsUnder(workspace.root, 'isFile')
  const own = paths.filter((path) => !relative(workspace.root, path).startsWith('node_modules'))
  return Object.fromEntries(own.map((path) => [path, readFileSync(path, 'utf8')]))
}

/** Sends Ctrl-C and returns the exit code that a shell sees, which counts the end by a signal as 128 and its number. */
async function interrupt(run: ProcessRun): Promise<number> {
  run.kill('SIGINT')
  const { exitCode } = await run.end
  return exitCode ?? 128 + system.signals[run.process.signalCode!]
}

const TRACK = '{"type":"track","properties":{"total":1}}'

describe('Ctrl-C while a command waits for an answer', () => {
  it.each<[words: string[]]>([
    [['init', '--from-openapi', 'ADDRESS/openapi.json']],
    [['try', 'sending', 'send', '--setting', 'apiKey=none', '--event', TRACK, '--allow', 'ADDRESS']]
  ])('ends %j with 130 and leaves nothing', async (words) => {
    const before = contents()
    const run = startProcess(
      workspace.root,
      words.map((word) => word.replace('ADDRESS', address))
    )
    const calls = asked
    await until(() => asked > calls || run.hasEnded)
    expect({ exitCode: await interrupt(run), stdout: run.stdout }).toEqual({ exitCode: 130, stdout: '' })
    expect(contents()).toEqual(before)
  })
})

describe('Ctrl-C while a command reads a destination', () => {
  const entries = { server: '', browser: '' }

  beforeAll(() => {
    entries.server = join(destinationsDirectory(workspace.root), 'two/index.ts')
    entries.browser = join(destinationsDirectory(workspace.root, 'device'), 'three/index.ts')
    for (const entry of Object.values(entries)) {
      mkdirSync(dirname(entry), { recursive: true })
      // Who reads a pipe waits until somebody writes.
      execFileSync('mkfifo', [entry])
    }
    writeFileSync(join(dirname(entries.browser), 'budget.ts'), 'export const budget = 20_000')
  })

  /** Opens the pipe for writing, as soon as somebody reads it. */
  async function reader(run: ProcessRun, entry: string): Promise<number | undefined> {
    let pipe: number | undefined
    await until(() => {
      try {
        pipe = openSync(entry, files.O_WRONLY | files.O_NONBLOCK)
      } catch {
        // Nobody reads it yet.
      }
      return pipe !== undefined || run.hasEnded
    })
    return pipe
  }

  it.each<[words: string[], place: keyof typeof entries]>([
    [['generate:types', '--path', 'packages/destination-actions/src/destinations/*'], 'server'],
    [['generate:action', 'sendEvent', 'server', '--directory', 'two'], 'server'],
    [['generate:metadata-payload', '--path', 'packages/destination-actions/src/destinations/*'], 'server'],
    [['docs', 'two', '--write'], 'server'],
    [['validate', '--fix'], 'browser'],
    [['build:browser'], 'browser']
  ])('ends %j with 130 and leaves nothing', async (words, place) => {
    const before = contents()
    const run = startProcess(workspace.root, words)
    const pipe = await reader(run, entries[place])
    expect(pipe).toBeDefined()
    const exitCode = interrupt(run)
    closeSync(pipe!)
    expect({ exitCode: await exitCode, stdout: run.stdout }).toEqual({ exitCode: 130, stdout: '' })
    expect(contents()).toEqual(before)
  })
})
