/**
 * A point in time in nanoseconds, good for measuring durations only.
 *
 * @example
 * const start = time()
 * const milliseconds = () => duration(start, time())
 */
export function time(): bigint {
  return BigInt(Math.round(performance.now() * 1e6))
}

/**
 * The milliseconds between two points that {@link time} gave, with decimals.
 *
 * @example
 * const start = time()
 * const milliseconds = () => duration(start, time())
 */
export function duration(start: bigint, stop: bigint): number {
  return Number(stop - start) / 1e6
}
