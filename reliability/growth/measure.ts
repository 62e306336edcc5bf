import type { Case } from './cases'

// Measures cases, in this process, and prints a line of JSON when one begins and when it ends.
// Its arguments are the file that exports them as `CASES`, and their names. The parent process starts it with a small heap, and without threads for garbage and compilers, so that the time of the
// processor is that of the work.

/** Each size is so many times as large as the one before. */
const FACTOR = 3
const SIZES = 4

/** The work is repeated until it has taken so many microseconds. */
const LEAST_MICROSECONDS = 3000

/** What was measured in a case. */
export interface Measured {
  name: string
  largest: number
  /** The exponent of the size in the time. */
  exponent: number
  /** The time of the processor for the largest size, in milliseconds. */
  milliseconds: number
}

async function main(): Promise<void> {
  const [file, ...names] = process.argv.slice(2)
  const { CASES } = require(file!) as { CASES: readonly Case[] }
  for (const name of names) {
    const found = CASES.find((each) => each.name === name)
    if (!found) throw new Error(`There is no case '${name}'.`)
    print({ begins: name })
    print(await measure(found))
  }
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

async function measure({ name, largest, prepare }: Case): Promise<Measured> {
  const sizes = Array.from({ length: SIZES }, (_, index) => Math.ceil(largest / FACTOR ** (SIZES - 1 - index)))
  let best: Measured | undefined
  // A busy machine only makes things slower, now and then; what grows too fast does so each time.
  for (let attempt = 0; attempt < 3 && !(best && best.exponent <= 1.15); attempt++) {
    const times: number[] = []
    for (const size of sizes) times.push(await timeOf(prepare(size)))
    const exponent = exponentOf(sizes, times)
    const milliseconds = Math.round(times.at(-1)! / 10) / 100
    if (!best || exponent < best.exponent)
      best = { name, largest, exponent: Math.round(exponent * 100) / 100, milliseconds }
  }
  return best!
}

/** Returns the least time of the processor that the work takes once, in microseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  let best = Infinity
  for (let sample = 0; sample < 5; sample++) {
    globalThis.gc!()
    const start = process.cpuUsage()
    let runs = 0
    let used = 0
    while (used < LEAST_MICROSECONDS) {
      await runOnce(work)
      runs++
      const { user, system } = process.cpuUsage(start)
      used = user + system
    }
    best = Math.min(best, used / runs)
    // Slow work is slow each time.
    if (used > 200_000) break
  }
  return best
}

async function runOnce(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch (error) {
    // That the input is not accepted is fine; that the stack overflows is not.
    if (error instanceof RangeError) throw error
  }
}

/** Fits a straight line to the logarithms; what is constant makes it flatter, so the last step counts as well. */
function exponentOf(sizes: number[], times: number[]): number {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(times[index]!)] as const)
  const [meanX, meanY] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length)
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX!) * (y - meanY!), 0)
  const run = points.reduce((sum, [x]) => sum + (x - meanX!) ** 2, 0)
  return rise / run
}

void main()
