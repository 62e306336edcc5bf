import { Coverage } from './coverage'
import { type Json, minimize, Mutator } from './mutate'

/** What is fuzzed. */
export interface Target {
  /** The name, which is also that of its corpus. */
  name: string
  /** Texts that mean something to it. */
  words: readonly string[]
  /** Tries one input, which may be any JSON, and throws if something does not hold that must. */
  check: (input: Json) => void
}

/** How long to fuzz. */
export interface FuzzOptions {
  /** At most so many cases. */
  cases: number
  /** At most so many seconds. */
  seconds: number
  /** Returns random numbers from 0 to 1. */
  random: () => number
}

/** What fuzzing found. */
export interface Fuzzed {
  cases: number
  /** The inputs that reached code which none before had reached. */
  kept: number
  /** The smallest inputs found that fail, one for each message. */
  findings: { input: Json; message: string }[]
}

/** How many inputs are tried at a time. */
const BATCH = 40

/** After so many batches in succession that reach no new code, it is no longer measured what they reach. */
const PATIENCE = 50

/** Finding more faults at once is no use. */
const MOST_FINDINGS = 20

/**
 * Tries the inputs of a corpus, and then mutations of them. Inputs that reach new code are mutated further. Ends early
 * after {@link MOST_FINDINGS} findings.
 *
 * @param corpus at least one input
 */
export function fuzz(
  { words, check }: Target,
  corpus: readonly Json[],
  { cases, seconds, random }: FuzzOptions
): Fuzzed {
  const mutator = new Mutator(random, words)
  const pool = [...corpus]
  const found = new Map<string, Json>()
  const end = performance.now() + seconds * 1000
  const tryCase = (input: Json): void => {
    const message = failureOf(check, input)
    if (message === undefined || found.has(message)) return
    found.set(
      message,
      minimize(input, (smaller) => failureOf(check, smaller) === message)
    )
  }

  const coverage = new Coverage()
  coverage.start()
  coverage.findNew(pool, tryCase)
  let tried = pool.length
  let quiet = 0
  while (tried < cases && performance.now() < end && found.size < MOST_FINDINGS) {
    const batch = Array.from({ length: Math.min(BATCH, cases - tried) }, () =>
      mutator.mutate(mutator.pick(pool), mutator.pick(pool))
    )
    tried += batch.length
    if (quiet === PATIENCE) {
      batch.forEach(tryCase)
      continue
    }
    const fresh = coverage.findNew(batch, tryCase)
    if (fresh !== undefined) pool.push(fresh)
    quiet = fresh === undefined ? quiet + 1 : 0
    if (quiet === PATIENCE) coverage.stop()
  }
  if (quiet < PATIENCE) coverage.stop()
  return {
    cases: tried,
    kept: pool.length - corpus.length,
    findings: [...found].map(([message, input]) => ({ input, message }))
  }
}

function failureOf(check: Target['check'], input: Json): string | undefined {
  try {
    check(input)
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}
