/**
 * Returns a point in time in nanoseconds, which is only useful to measure durations.
 *
 * @example
 * const start = time()
 * const milliseconds = () => duration(start, time())
 */
export function time(): bigint {
  return BigInt(Math.round(performance.now() * 1e6))
}

/**
 * Returns the milliseconds between two results of {@link time}, with decimals.
 *
 * @example
 * const start = time()
 * const milliseconds = () => duration(start, time())
 */
export function duration(start: bigint, stop: bigint): number {
  return Number(stop - start) / 1e6
}
