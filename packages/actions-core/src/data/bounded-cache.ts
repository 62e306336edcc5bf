/**
 * A map of limited size. It keeps at least the half of `capacity` that was used last, and never more than `capacity`:
 * entries live in two generations, and when the younger one is full, the older one is dropped.
 */
export class BoundedCache<Key, Value extends {} | null> {
  private young = new Map<Key, Value>()
  private old = new Map<Key, Value>()

  /** @param capacity how many entries are kept at most. Default {@link CACHE_CAPACITY} */
  constructor(private readonly capacity = CACHE_CAPACITY) {}

  /** Returns a value and counts this as a use of it. */
  get(key: Key): Value | undefined {
    const value = this.young.get(key)
    if (value !== undefined) return value
    const older = this.old.get(key)
    if (older !== undefined) this.set(key, older)
    return older
  }

  /** Sets a value and counts this as a use of it. */
  set(key: Key, value: Value): void {
    if (this.young.size >= this.capacity / 2 && !this.young.has(key)) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }
}

/** How many entries a cache of the runtime keeps: the triggers, templates and mappings of a busy host. */
export const CACHE_CAPACITY = 2000
