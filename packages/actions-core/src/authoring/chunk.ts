/**
 * How much one chunk may hold. A limit that is left out does not limit.
 *
 * @example
 * const limits: ChunkLimits = { count: 100, bytes: 500_000 }
 */
export interface ChunkLimits {
  /** The most items, at least 1. */
  count?: number
  /**
   * The most bytes of UTF-8 that the chunk has as a JSON list, with its brackets and commas. What a request puts around
   * the list has to be taken off first: see {@link jsonBytes}.
   */
  bytes?: number
}

/**
 * Splits a list, in order, into as few chunks as keep the limits. An item that is too large by itself gets a chunk of
 * its own, so callers that must not send it compare {@link jsonBytes} before. An empty list has no chunks.
 *
 * @param sentFor what is sent for an item, where that is not the item itself. Default: the item.
 *
 * @example
 * chunk([1, 2, 3], { count: 2 }) // [[1, 2], [3]]
 */
export function chunk<Item>(
  items: readonly Item[],
  { count = Infinity, bytes = Infinity }: ChunkLimits,
  sentFor: (item: Item) => unknown = (item) => item
): Item[][] {
  const chunks: Item[][] = []
  let size = 0
  for (const item of items) {
    const itemSize = bytes === Infinity ? 0 : jsonBytes(sentFor(item))
    const last = chunks.at(-1)
    // One byte more for the comma before the item, two for the brackets around the first.
    if (last && last.length < count && size + 1 + itemSize <= bytes) {
      last.push(item)
      size += 1 + itemSize
    } else {
      chunks.push([item])
      size = 2 + itemSize
    }
  }
  return chunks
}

/**
 * How many bytes of UTF-8 a value has as JSON. What JSON has no form for counts as the `null` that lists have instead.
 *
 * @example
 * jsonBytes('é') // 4
 */
export function jsonBytes(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? 'null')
}
