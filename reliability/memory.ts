/**
 * Returns the memory in use after collecting garbage, in megabytes: the heap and what is outside of it, such as buffers.
 * The process must run with `--expose-gc`.
 */
export async function memoryInUse(): Promise<number> {
  // What timers and finished requests hold is free a moment later.
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    globalThis.gc!()
  }
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Fits a line to samples that were taken at equal distances; returns how much it rises from one sample to the next. */
export function slopeOf(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2
  const mean = samples.reduce((sum, sample) => sum + sample, 0) / samples.length
  const [rise, run] = samples.reduce(
    ([over, under], sample, index) => [over + (index - middle) * (sample - mean), under + (index - middle) ** 2],
    [0, 0]
  )
  return run === 0 ? 0 : rise / run
}
