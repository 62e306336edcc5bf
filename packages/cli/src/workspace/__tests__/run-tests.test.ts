import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { destinationsDirectory } from '../destinations'

const BIN = resolve(__dirname, '../../../../../bin/run')

/** A workspace with a dot and brackets in its path, which mean something in a pattern. */
const root = realpathSync(mkdtempSync(join(tmpdir(), 'work.space (1) ')))
const started = join(root, 'started')

function addDestination(name: string, test: string) {
  const directory = join(destinationsDirectory(root), name)
  mkdirSync(join(directory, '__tests__'), { recursive: true })
  writeFileSync(join(directory, 'index.ts'), '')
  writeFileSync(join(directory, '__tests__', 'index.test.js'), test)
}

beforeAll(() => {
  writeFileSync(join(root, 'package.json'), JSON.stringify({ jest: { transform: {} } }))
  const clock = 'expect([process.env.TZ, process.env.NODE_ENV, new Date(0).getHours()]).toEqual(["UTC", "test", 0])'
  addDestination('good', `test('the clock', () => { ${clock} })`)
  addDestination('bad', "test('fails', () => { throw new Error() })")
  const endless = `require('node:fs').writeFileSync(${JSON.stringify(started)}, ''); for (;;) {}`
  addDestination('endless', `test('ends never', () => { ${endless} })`)
})

afterAll(() => rmSync(root, { recursive: true }))

function start(argv: string[]) {
  const env = { ...process.env, ACTIONS_ROOT: root, TZ: 'Asia/Tokyo', NODE_ENV: 'production' }
  const child = spawn(process.execPath, [BIN, 'test', ...argv], {
    env,
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const end = once(child, 'close').then(([exitCode]: (number | null)[]) => ({ exitCode, output }))
  return { child, end }
}

it.each([
  [['good'], 0, '1 passed, 1 total'],
  [['actions-good', 'bad'], 1, '1 failed, 1 passed, 2 total'],
  [['good', 'bad', '--', '--testNamePattern=clock'], 0, '1 skipped, 1 passed, 2 total']
])('test %j ends with exit code %i', async (argv, exitCode, summary) => {
  const ending = await start(argv).end
  expect(ending.output).toContain(summary)
  expect(ending.exitCode).toBe(exitCode)
})

it('passes an interruption on to jest and ends with exit code 130', async () => {
  const { child, end } = start(['endless', '--', '--runInBand'])
  while (!existsSync(started)) await new Promise((resume) => setTimeout(resume, 10))
  child.kill('SIGINT')
  expect(await end).toMatchObject({ exitCode: 130 })
})
