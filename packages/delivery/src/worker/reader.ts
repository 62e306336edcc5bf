import type { FreshRead, Job, Shard, Store } from '../store/store'
import type { Lane } from './lane'

const LATE_READ_MS = 1000
const DUE_READ_MS = 200
const DUE_LIMIT = 250

/** What a reader needs from its worker. */
export interface ReaderOptions {
  store: Pick<Store, 'fresh' | 'due'>
  lanes: () => Iterable<Lane>
  /** How long to wait before the next read when there is nothing more, in milliseconds. */
  pollMs: number
  onError: (error: unknown) => void
}

/**
 * Reads jobs and hands them to their lanes: all the time those that were not tried, more rarely those whose next try is due
 * and those that were committed late.
 */
export class Reader {
  private isStopped = false
  private isWoken = false
  /** Whether the last read left jobs in the store. */
  private hasMore = false
  private lateReadAt = 0
  private dueReadAt = 0
  private wakeUp = () => {}

  constructor(private readonly options: ReaderOptions) {}

  /** Reads until {@link stop}. */
  async run(): Promise<void> {
    while (!this.isStopped) {
      let isBehind = false
      this.isWoken = false
      try {
        isBehind = await this.read()
      } catch (error) {
        this.options.onError(error)
      }
      if (!isBehind && !this.isWoken) await this.rest()
    }
  }

  /** Reads now: there are new jobs. */
  wake(): void {
    this.isWoken = true
    this.wakeUp()
  }

  /** Reads now if the last read left jobs in the store: there is room for them. */
  goOn(): void {
    if (this.hasMore) this.wakeUp()
  }

  /** Ends {@link run} after a read that is under way. */
  stop(): void {
    this.isStopped = true
    this.wake()
  }

  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMs)
      this.wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** @returns whether there is more to read at once */
  private async read(): Promise<boolean> {
    const now = performance.now()
    const isFull = await this.readFresh((lane) => lane.freshReads())
    // What could not be read for lack of room is still there.
    this.hasMore = isFull ?? this.hasMore
    if (now - this.lateReadAt >= LATE_READ_MS) {
      this.lateReadAt = now
      await this.readFresh((lane) => lane.lateReads())
    }
    if (now - this.dueReadAt >= DUE_READ_MS) {
      this.dueReadAt = now
      const shards = [...this.options.lanes()].flatMap((lane) => lane.dueReads())
      if (shards.length > 0) await this.distribute(() => this.options.store.due(shards, DUE_LIMIT))
    }
    return isFull ?? false
  }

  /** @returns whether a read was full; undefined if there was nothing to read */
  private async readFresh(readsOf: (lane: Lane) => FreshRead[]): Promise<boolean | undefined> {
    const reads = new Map([...this.options.lanes()].map((lane) => [lane, readsOf(lane)]))
    const all = [...reads.values()].flat()
    return all.length > 0 ? this.distribute(() => this.options.store.fresh(all), reads) : undefined
  }

  /** Reads jobs and hands them to their lanes. @returns whether a read was full */
  private async distribute(read: () => Promise<Job[]>, reads?: Map<Lane, FreshRead[]>): Promise<boolean> {
    const lanes = [...this.options.lanes()]
    for (const lane of lanes) lane.beginRead()
    let jobs = new Map<string, Job[]>()
    try {
      jobs = groupByDestination(await read())
    } finally {
      for (const lane of lanes) lane.endRead(jobs.get(lane.id) ?? [])
    }
    let isFull = false
    for (const [lane, laneReads] of reads ?? []) {
      if (lane.moveCursors(laneReads, jobs.get(lane.id) ?? [])) isFull = true
    }
    return isFull
  }
}

/** Sorts what belongs to shards by destination. */
export function groupByDestination<Item extends Shard>(items: Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.destination)
    if (group) group.push(item)
    else groups.set(item.destination, [item])
  }
  return groups
}
