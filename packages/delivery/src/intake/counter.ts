import { addCount } from '../store/rules'
import type { Counted, NewCount, Store } from '../store/store'

/** Counts in memory, and writes the sums to the store from time to time. */
export interface Counter {
  add(counted: Counted): void
  /** Writes what was counted. If the store cannot be reached, it stays for the next time. */
  flush(): Promise<void>
  /** Stops writing from time to time, and writes the rest. */
  close(): Promise<void>
}

const INTERVAL_MS = 1000

/** Makes a counter. A process that is killed loses what it counted in the last second. */
export function createCounter(store: Pick<Store, 'count'>, worker: string): Counter {
  let sums = new Map<string, NewCount>()
  const flush = async () => {
    if (sums.size === 0) return
    const counts = [...sums.values()]
    sums = new Map()
    try {
      await store.count(worker, counts)
    } catch {
      for (const each of counts) addCount(sums, each, each.count)
    }
  }
  const timer = setInterval(() => void flush(), INTERVAL_MS)
  timer.unref()
  return {
    add: (counted) => addCount(sums, counted, 1),
    flush,
    close: async () => {
      clearInterval(timer)
      await flush()
    }
  }
}
