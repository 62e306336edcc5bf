import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { minimize } from '../fuzz/mutate'
import type { Shown } from './planted-fault'

/** Runs a program. In a process of its own, as V8 measures the coverage of all that a process has loaded. */
function run(program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, program), ...words],
    { encoding: 'utf8' }
  )
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

it('the inputs of the corpus hold, and some mutations for each target', () => {
  const targets = readdirSync(join(__dirname, '../corpus')).map((file) => file.replace('.jsonl', ''))
  const stdout = run('../fuzz/main.ts', '--seed', '20261129', '--cases', `${100 * targets.length}`)
  for (const name of targets) expect(stdout).toMatch(new RegExp(`^\\| ${name} +\\| 100 \\|.* 0 \\|$`, 'm'))
})

describe('fuzz', () => {
  let shown: Shown

  beforeAll(() => {
    shown = JSON.parse(run('planted-fault.ts'))
  })

  it('finds a fault, and makes its input smaller', () => {
    expect(shown.findings).toEqual([{ message: 'Error: planted', input: expect.any(String) }])
    expect(shown.fails).toBe(true)
    expect(shown.smallest).toBe(shown.findings[0]!.input)
  })

  it('tries the same inputs for the same seed', () => {
    const [first, again, other] = shown.inputs
    expect(first).toEqual(again)
    expect(first).not.toEqual(other)
  })

  it('counts no more cases than it may', () => {
    expect(shown.cases).toBe(1)
  })
})

it('minimize keeps what is needed', () => {
  const fails = (input: unknown) => JSON.stringify(input).includes('bad')
  expect(minimize({ a: [1, { b: 'is bad here' }], c: 2 }, fails)).toBe('bad')
  expect(minimize([['x'], { bad: ['y', 'z'] }], fails)).toEqual({ bad: '' })
})
