import { parseFql } from '../../packages/actions-core/src/trigger'
import { fuzz, type Target } from '../fuzz/fuzz'
import { type Json, minimize } from '../fuzz/mutate'
import { randomFrom } from '../random'

/** What fuzzing a target with a planted fault showed. */
export interface Shown {
  findings: { input: Json; message: string }[]
  /** Whether the input of the first finding fails by itself. */
  fails: boolean
  /** That input, made smaller once more. */
  smallest: Json
  /** The inputs of a run, for each of three seeds. */
  inputs: string[][]
  /** How many cases a run tried that may try one. */
  cases: number
}

// Prints what fuzzing shows, as JSON. The fault is in triggers with more than one condition.

const target: Target = {
  name: 'planted',
  words: ['type', 'event', ' = ', ' and ', '"a"'],
  check: (input) => {
    const tree = parseFql(JSON.stringify(input).slice(1, -1).replaceAll('\\', ''))
    if ('children' in tree && tree.children.length > 1) throw new Error('planted')
  }
}

function isPlanted(input: Json): boolean {
  try {
    target.check(input)
    return false
  } catch {
    return true
  }
}

function inputsOf(seed: number): string[] {
  const inputs: string[] = []
  const check = (input: Json) => void inputs.push(JSON.stringify(input))
  fuzz({ ...target, check }, [{ a: ['b'] }], { cases: 50, seconds: Infinity, random: randomFrom(seed) })
  return inputs
}

const { findings } = fuzz(target, ['type = "a"'], { cases: 6_000, seconds: Infinity, random: randomFrom(1) })
const { input } = findings[0]!
const shown: Shown = {
  findings,
  fails: isPlanted(input),
  smallest: minimize(input, (smaller) => smaller !== input && isPlanted(smaller)),
  inputs: [1, 1, 2].map(inputsOf),
  cases: fuzz(target, ['a'], { cases: 1, seconds: Infinity, random: randomFrom(1) }).cases
}
process.stdout.write(JSON.stringify(shown))
