import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Measured } from './measure'

/** The heap of the process that does the work, in megabytes. */
const HEAP_MB = 96

const FLAGS = [
  '--expose-gc',
  '--single-threaded',
  // Else the part of the heap for new objects grows as the work does, and garbage takes another share of the time.
  '--min-semi-space-size=16',
  `--max-old-space-size=${HEAP_MB}`,
  '--require',
  'tsx/cjs'
]

/** What was measured in a case, or how it failed. */
export type Result = Measured | { name: string; failure: string }

/**
 * Measures cases in a process of their own. One that ends it, for lack of memory, fails, and the others go on in another.
 *
 * @param names the names of the cases
 * @param file the module that exports them as `CASES`
 */
export async function measureGrowth(names: readonly string[], file = join(__dirname, 'cases.ts')): Promise<Result[]> {
  const results: Result[] = []
  while (results.length < names.length) results.push(...(await measureUntilFailure(names.slice(results.length), file)))
  return results
}

async function measureUntilFailure(names: readonly string[], file: string): Promise<Result[]> {
  const child = spawn(process.execPath, [...FLAGS, join(__dirname, 'measure.ts'), file, ...names], {
    cwd: join(__dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let errors = ''
  child.stderr.on('data', (text) => (errors += text))
  const ended = new Promise((resolve) => child.once('close', resolve))
  const results: Result[] = []
  let begun: string | undefined
  for await (const line of createInterface(child.stdout)) {
    const { begins, ...measured } = JSON.parse(line) as Measured & { begins?: string }
    if (begins === undefined) results.push(measured)
    begun = begins
  }
  await ended
  if (results.length === names.length) return results
  if (begun === undefined) throw new Error(`The process ended before it measured '${names[results.length]}': ${errors}`)
  const reason = /heap out of memory/.test(errors)
    ? `more than ${HEAP_MB} MB`
    : (/^\w*Error: .*$/m.exec(errors)?.[0] ?? errors)
  return [...results, { name: begun, failure: reason }]
}
