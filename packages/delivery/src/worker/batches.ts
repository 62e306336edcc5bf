import type { Prepared } from './sender'

/** Events that wait for others of their key. */
interface Batch {
  entries: Prepared[]
  bytes: number
  timer: NodeJS.Timeout
}

/** Collects prepared events into batches: by their key, up to the limits of their action, for a linger time. */
export class Batches {
  private readonly open = new Map<string, Batch>()
  private ready: Prepared[][] = []

  /** @param onReady called when a linger time is over, and a batch is complete because of that */
  constructor(private readonly onReady: () => void) {}

  /** The next batch that is complete, and removes it. */
  take(): Prepared[] | undefined {
    return this.ready.shift()
  }

  /** Whether a batch is complete. */
  get isReady(): boolean {
    return this.ready.length > 0
  }

  /** Adds an event to the batch of its key. */
  add(entry: Prepared, lingerMs: number): void {
    const { batchKey, limits, payload } = entry.prepared
    if (limits.batchSize === 1) {
      this.ready.push([entry])
      return
    }
    const size = JSON.stringify(payload).length
    let batch = this.open.get(batchKey)
    if (batch && batch.bytes + size > limits.batchBytes) {
      this.complete(batchKey, batch)
      batch = undefined
    }
    if (!batch) {
      batch = { entries: [], bytes: 0, timer: this.timerOf(batchKey, lingerMs) }
      this.open.set(batchKey, batch)
    }
    batch.entries.push(entry)
    batch.bytes += size
    if (batch.entries.length >= limits.batchSize) this.complete(batchKey, batch)
  }

  /** Ends the timers and forgets everything. */
  clear(): void {
    for (const { timer } of this.open.values()) clearTimeout(timer)
    this.open.clear()
    this.ready = []
  }

  private timerOf(key: string, lingerMs: number): NodeJS.Timeout {
    return setTimeout(() => {
      const batch = this.open.get(key)
      if (!batch) return
      this.complete(key, batch)
      this.onReady()
    }, lingerMs)
  }

  private complete(key: string, batch: Batch): void {
    clearTimeout(batch.timer)
    this.open.delete(key)
    this.ready.push(batch.entries)
  }
}
