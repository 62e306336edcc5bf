import type { Case } from './cases'

// Measures cases, in this process, and prints a line of JSON when one begins and when it ends.
// Its arguments are the file that exports them as `CASES`, and their names. The parent process starts it with a small heap, and without threads for garbage and compilers, so that the time of the
// processor is that of the work.

/** Each size is so many times as large as the one before. */
const FACTOR = 4
const SIZES = 4

/**
 * The exponent of these largest sizes counts too, and the lower one is the result: caches and V8's own parsers make small
 * inputs faster than large ones, but what grows too fast does so everywhere, most of all where it is largest.
 */
const UPPER = 2

/** The work is repeated until it has taken so many microseconds. */
const LEAST_MICROSECONDS = 3000

/** How often each size is measured at most, until the exponent is good. */
const MOST_ATTEMPTS = 8
const GOOD = 1.15

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
  const times = sizes.map(() => Infinity)
  let exponent = Infinity
  // A busy machine makes work slower now and then; work that grows too fast is slow each time.
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !(exponent <= GOOD); attempt++) {
    for (const [index, size] of sizes.entries()) times[index] = Math.min(times[index]!, await timeOf(prepare(size)))
    exponent = Math.min(exponentOf(sizes, times), exponentOf(sizes.slice(-UPPER), times.slice(-UPPER)))
  }
  return {
    name,
    largest,
    exponent: Math.round(exponent * 100) / 100,
    milliseconds: Math.round(times.at(-1)! / 10) / 100
  }
}

/** Returns the least time of the processor that the work takes once, in microseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  let best = Infinity
  for (let sample = 0; sample < 3; sample++) {
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

/** Fits a straight line to the logarithms, and returns its slope. */
function exponentOf(sizes: number[], times: number[]): number {
  const points = sizes.map((size, index) => [Math.log(size), Math.log(times[index]!)] as const)
  const [meanX, meanY] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length)
  const rise = points.reduce((sum, [x, y]) => sum + (x - meanX!) * (y - meanY!), 0)
  const run = points.reduce((sum, [x]) => sum + (x - meanX!) ** 2, 0)
  return rise / run
}

void main()
