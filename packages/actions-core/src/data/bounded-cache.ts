const MAX_ENTRIES = 1000
const MAX_SIZE = 4_000_000

/** The maximum size of a value made from a text, in bytes per character of the text: that of lists of short texts. */
const BYTES_PER_CHARACTER = 64

/** The size of an entry besides its value, in bytes. */
const ENTRY_BYTES = 200

interface Entry<Value> {
  value: Value
  size: number
}

/**
 * The cache that every module uses: a map that forgets what was not used lately, and that is bounded in both count and
 * bytes. It keeps at least the entries that were used last, up to 1,000 of them and up to `maxSize` in all, and never
 * more than twice that.
 *
 * Entries live in two generations. When the younger one is full, it becomes the older one, and what was in the older
 * one and was not used since is dropped. So neither a look-up nor an insertion ever has to search.
 *
 * @example
 * const cache = new BoundedCache<string, URL>()
 * cache.set('https://example.com', new URL('https://example.com'), 19)
 * cache.get('https://example.com')?.host // 'example.com'
 */
export class BoundedCache<Key, Value> {
  private young = new Map<Key, Entry<Value>>()
  private old = new Map<Key, Entry<Value>>()
  private youngSize = 0
  private readonly maxSize: number

  /** @param maxSize the bytes of one generation, as {@link set} counts them. Default: 4,000,000. */
  constructor(maxSize = MAX_SIZE) {
    this.maxSize = maxSize
  }

  /** Returns a value, and counts as a use of it. */
  get(key: Key): Value | undefined {
    const entry = this.young.get(key)
    if (entry !== undefined) return entry.value
    const older = this.old.get(key)
    if (older === undefined) return undefined
    this.old.delete(key)
    this.add(key, older)
    return older.value
  }

  /**
   * Sets a value, and counts as a use of it.
   *
   * @param size about how many bytes the entry takes. An entry larger than `maxSize` is not kept. Default: 1, for entries
   *   that are small whatever they were made of.
   */
  set(key: Key, value: Value, size = 1): void {
    this.delete(key)
    if (size <= this.maxSize) this.add(key, { value, size })
  }

  /** Removes a value. */
  delete(key: Key): void {
    this.youngSize -= this.young.get(key)?.size ?? 0
    this.young.delete(key)
    this.old.delete(key)
  }

  private add(key: Key, entry: Entry<Value>): void {
    if (this.young.size >= MAX_ENTRIES || this.youngSize + entry.size > this.maxSize) {
      this.old = this.young
      this.young = new Map()
      this.youngSize = 0
    }
    this.young.set(key, entry)
    this.youngSize += entry.size
  }
}

/**
 * Remembers the results of a function of a text in a {@link BoundedCache}. Callers share a result and must not modify it.
 *
 * @param compute depends on its text alone. An error that it throws is thrown on and not remembered.
 * @param bytesPerCharacter about how many bytes a result takes for each character of its text. Default: 64
 *
 * @example
 * const keysOf = memoize((path) => path.split('.'))
 * keysOf('a.b') === keysOf('a.b') // true
 */
export function memoize<T>(compute: (text: string) => T, bytesPerCharacter = BYTES_PER_CHARACTER): (text: string) => T {
  const results = new BoundedCache<string, T>()
  return (text) => {
    const known = results.get(text)
    if (known !== undefined) return known
    const result = compute(text)
    results.set(text, result, ENTRY_BYTES + text.length * bytesPerCharacter)
    return result
  }
}
