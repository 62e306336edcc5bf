import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseFql } from '../../packages/actions-core/src/trigger'
import { readCorpus } from '../fuzz/corpus'
import { fuzz, type Target } from '../fuzz/fuzz'
import { type Json, minimize } from '../fuzz/mutate'
import { TARGETS } from '../fuzz/targets'
import { randomFrom } from '../random'

it.each(TARGETS.map((target) => [target.name, target] as const))('%s: inputs of the corpus hold', (name, { check }) => {
  for (const input of readCorpus(name)) expect(() => check(input)).not.toThrow()
})

// In a process of its own: V8 measures its coverage much sooner without jest.
it('some mutations for each target hold', () => {
  const cases = 100 * TARGETS.length
  const words = [
    '--require',
    'tsx/cjs',
    join(__dirname, '../fuzz/main.ts'),
    '--seed',
    '20261129',
    '--cases',
    `${cases}`
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  for (const { name } of TARGETS) expect(stdout).toMatch(new RegExp(`^\\| ${name} +\\| 100 \\|.* 0 \\|$`, 'm'))
})

describe('fuzz', () => {
  const target: Target = {
    name: 'planted',
    words: ['type', 'event', ' = ', ' and ', '"a"'],
    check: (input) => {
      const tree = parseFql(JSON.stringify(input).slice(1, -1).replaceAll('\\', ''))
      if ('children' in tree && tree.children.length > 1) throw new Error('planted')
    }
  }

  it('finds a fault, and makes its input smaller', () => {
    const { findings } = fuzz(target, ['type = "a"'], { cases: 6_000, seconds: Infinity, random: randomFrom(1) })
    expect(findings).toEqual([{ message: 'Error: planted', input: expect.any(String) }])
    const { input } = findings[0]!
    expect(() => target.check(input)).toThrow('planted')
    expect(minimize(input, (smaller) => smaller !== input && isPlanted(smaller))).toBe(input)
  })

  const isPlanted = (input: Json) => {
    try {
      target.check(input)
      return false
    } catch {
      return true
    }
  }

  it('tries the same inputs for the same seed', () => {
    const inputsOf = (seed: number) => {
      const inputs: string[] = []
      const check = (input: unknown) => void inputs.push(JSON.stringify(input))
      fuzz({ ...target, check }, [{ a: ['b'] }], { cases: 50, seconds: Infinity, random: randomFrom(seed) })
      return inputs
    }
    expect(inputsOf(1)).toEqual(inputsOf(1))
    expect(inputsOf(1)).not.toEqual(inputsOf(2))
  })

  it('counts no more cases than it may', () => {
    expect(fuzz(target, ['a'], { cases: 1, seconds: Infinity, random: randomFrom(1) }).cases).toBe(1)
  })
})

it('minimize keeps what is needed', () => {
  const fails = (input: unknown) => JSON.stringify(input).includes('bad')
  expect(minimize({ a: [1, { b: 'is bad here' }], c: 2 }, fails)).toBe('bad')
  expect(minimize([['x'], { bad: ['y', 'z'] }], fails)).toEqual({ bad: '' })
})
