interface Entry<Value> {
  value: Value
  usedAt: number
}

/** A map of limited size that forgets the entry whose last use lies furthest back. */
export class RecentMap<Key, Value> {
  private readonly entries = new Map<Key, Entry<Value>>()
  private readonly capacity: number
  private clock = 0

  /** @param capacity how many entries are kept at most */
  constructor(capacity: number) {
    this.capacity = capacity
  }

  /** Gives a value, and counts as a use of it. */
  get(key: Key): Value | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    // A note costs less than moving the entry; the price is the search when an entry must go, which is rare.
    entry.usedAt = ++this.clock
    return entry.value
  }

  /** Sets a value, and counts as a use of it. */
  set(key: Key, value: Value): void {
    if (this.entries.size === this.capacity && !this.entries.has(key)) this.forgetOne()
    this.entries.set(key, { value, usedAt: ++this.clock })
  }

  private forgetOne(): void {
    let oldest: Key | undefined
    let usedAt = Infinity
    for (const [key, entry] of this.entries) {
      if (entry.usedAt < usedAt) [oldest, usedAt] = [key, entry.usedAt]
    }
    this.entries.delete(oldest as Key)
  }
}
