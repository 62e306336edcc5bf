import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@oclif/core/parser'
import { openPlace } from '@segment/actions-delivery'
import { allCommands, wordsOf } from './all-commands'
import { startCommand } from './commands'
import { ExampleWorkspace } from './example-workspace'
import { ProcessRun, until, type Run } from './processes'

const workspace = new ExampleWorkspace()
const { root } = workspace

beforeAll(() => workspace.prepare())
afterAll(() => workspace.remove())

afterEach(() => workspace.reset())

/** Keeps the examples on this machine: what they would send goes to a port that fetch refuses. */
const NOWHERE = ['https://api.example.com', 'https://canny.io'].map((origin) => `${origin}=http://127.0.0.1:9`).join()

const VARIABLES = {
  PORT: '0',
  ACTIONS_DELIVER_STATUS_PORT: '0',
  ACTIONS_AUTH_FAKE_PROVIDER_PORT: '0',
  ACTIONS_AUTH_REFRESH_REWRITE: NOWHERE,
  ACTIONS_AUTH_TEST_REWRITE: NOWHERE,
  ACTIONS_TRY_DRY_RUN: 'true'
}

const redirects = (example: string) => example.includes(' >> ')

const plain = allCommands().flatMap(({ examples }) => examples.filter((example) => !redirects(example)))

/** The words of the examples, without the program. */
const words = new Map(wordsOf(plain).map(([, ...rest], index) => [plain[index], rest]))

/** Runs an example in the workspace: those that are more than a command, such as `./bin/run x >> file`, by bash. */
function start(example: string): Run {
  const env = { ...VARIABLES, PATH: workspace.path, HOME: root, XDG_CACHE_HOME: undefined, CI: 'true' }
  if (!redirects(example)) return startCommand(root, words.get(example) ?? example.split(' ').slice(1), env)
  const options = { cwd: root, env: { ...process.env, ACTIONS_ROOT: root, ...env }, stdio: 'pipe' } as const
  return new ProcessRun(spawn('bash', ['-c', example], options))
}

/** Writes the configuration of deliver. */
const initDelivery = () => start('./bin/run deliver:init').end

/** Writes the configuration of deliver, and makes its store. */
async function prepareDelivery(): Promise<void> {
  await initDelivery()
  const store = await openPlace(join(root, 'delivery/.store/events.db'))
  await store.close()
}

/** What has to be done before an example. */
const BEFORE: Record<string, (() => Promise<unknown>) | undefined> = {
  init: async () => rmSync(join(root, 'packages/destination-actions/src/destinations/my-tool'), { recursive: true }),
  deliver: initDelivery,
  'deliver:check': initDelivery,
  'deliver:dead': prepareDelivery,
  'deliver:pause': prepareDelivery,
  'deliver:replay': prepareDelivery,
  'deliver:resume': prepareDelivery,
  'deliver:status': prepareDelivery,
  undo: () => start('./bin/run init --name Newest --template minimal').end,
  'generate:action': () => start('./bin/run init --name Newest --template browser').end
}

const UNREACHED = /The API could not be reached: request to https:\/\/\S+ failed, reason: /

/** How examples end that cannot do their work here: there is nobody to ask, and nothing to reach. */
const FAILURES: Record<string, { exitCode: number; said: RegExp } | undefined> = {
  './bin/run init': { exitCode: 2, said: /^There is no terminal to ask at\. Pass --name/ },
  // There is no such database.
  './bin/run deliver --store postgres://delivery@localhost/delivery --host 0.0.0.0': {
    exitCode: 1,
    said: /The store postgres:\/\/localhost\/delivery cannot be opened/
  },
  './bin/run auth:refresh my-tool': { exitCode: 1, said: UNREACHED },
  './bin/run auth:refresh my-tool --rewrite https://api.example.com=http://127.0.0.1:4100': {
    exitCode: 1,
    said: UNREACHED
  },
  './bin/run auth:test my-tool': { exitCode: 1, said: UNREACHED },
  './bin/run auth:test canny --setting apiKey=example': { exitCode: 1, said: UNREACHED }
}

/** Examples of which only the words are read. */
const ONLY_READ = [
  // They would build this repository itself.
  /^\S+ build:packages/,
  // The compiler and jest take seconds. end-to-end.test, every-command.test and run-tests.test start them like this.
  /^\S+ check slack$/,
  /^\S+ check --json$/,
  /^\S+ test$/,
  /^\S+ test slack webhook$/,
  /^\S+ test slack -- /
]

/** Examples that go on until Ctrl-C: what they print when they have begun, and how they end then. */
const ENDLESS: [example: RegExp, begun: RegExp, exitCode: number][] = [
  [/ serve /, /http:\/\/127\.0\.0\.1:\d+/, 0],
  [/ deliver --stand-in/, /Status: http:/, 0],
  [/ auth:fake-provider/, /http:\/\/127\.0\.0\.1:\d+/, 0],
  [/ auth:login /, /https:\/\/login\.example\.com\/authorize\?/, 130],
  [/ generate:types .*--watch/, /Watching for changes/, 130],
  [/ test .*--watch/, /Tests: /, 130],
  [/ check .*--watch/, /^slack: types \w+, .*\nWatching for changes/m, 130]
]

describe.each(allCommands())('$id', ({ id, command, examples }) => {
  it('has an example', () => {
    expect(examples.length).toBeGreaterThan(0)
  })

  it.each(examples)('%s', async (example) => {
    if (ONLY_READ.some((pattern) => pattern.test(example))) {
      await parse(example.split(' ').slice(2), { args: command.args, flags: command.flags })
      return
    }
    await BEFORE[id]?.()
    const run = start(example)
    const endless = ENDLESS.find(([pattern]) => pattern.test(`${example} `))
    if (endless) {
      const [, begun] = endless
      await until(() => begun.test(run.stdout + run.stderr) || run.hasEnded)
      run.kill('SIGINT')
    }
    const { exitCode = endless?.[2] ?? 0, said = ['try', 'events'].includes(id) ? /\S/ : /^/ } = FAILURES[example] ?? {}
    const ending = await run.end
    if (ending.exitCode !== exitCode) throw new Error(`It ended with ${ending.exitCode}: ${JSON.stringify(ending)}`)
    expect(ending.stdout + ending.stderr).toMatch(said)
    expect(ending.stderr).not.toContain('Unexpected error')
  })
})
