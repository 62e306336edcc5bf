import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCommand } from '../../__tests__/commands'
import { interrupt, until } from '../../__tests__/processes'
import { destinationsDirectory } from '../destinations'

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
})

afterAll(() => rmSync(root, { recursive: true }))

const start = (argv: string[]) => startCommand(root, ['test', ...argv], { TZ: 'Asia/Tokyo', NODE_ENV: 'production' })

it.each([
  [['actions-good'], 0, '1 passed, 1 total'],
  [[], 1, '1 failed, 1 passed, 2 total']
])('test %j ends with exit code %i', async (argv, exitCode, summary) => {
  const ending = await start(argv).end
  expect(ending).toEqual({ exitCode, stdout: '', stderr: expect.stringContaining(summary) })
})

it("leaves jest's report alone on stdout with --json, and passes options on to jest", async () => {
  const { exitCode, stdout, stderr } = await start(['good', 'bad', '--json', '--', '--testNamePattern=clock']).end
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining('1 skipped, 1 passed, 2 total') })
  expect(JSON.parse(stdout)).toMatchObject({ success: true, numTotalTests: 2, numPassedTests: 1 })
})

it('measures the code of the destinations that it tests, and no other', async () => {
  addDestination('used', "require('../../good/index.ts'); test('reads', () => { require('../index.ts') })")
  const { exitCode, stdout } = await start(['used', '--coverage']).end
  expect(exitCode).toBe(0)
  expect(stdout.match(/\S+\.ts/g)).toEqual(['index.ts'])
})

it('passes an interruption on to jest and ends with exit code 130', async () => {
  const endless = `require('node:fs').writeFileSync(${JSON.stringify(started)}, ''); for (;;) {}`
  addDestination('endless', `test('ends never', () => { ${endless} })`)
  const run = start(['endless', '--', '--runInBand'])
  await until(() => existsSync(started) || run.hasEnded)
  expect(await interrupt(run)).toMatchObject({ exitCode: 130 })
})
