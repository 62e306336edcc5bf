import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Job, JobKey } from '../store/store'

/** One record: a line of JSON. A job with longer names than fit is not noted. */
const RECORD_BYTES = 256
/** The first byte of a record; a space if it does not count. */
const BEGIN = '{'.charCodeAt(0)
const EMPTY = ' '.charCodeAt(0)
const LINE_FEED = '\n'.charCodeAt(0)
/** How long others wait for the code of a suspect, which usually takes about a millisecond. */
const HOLD_MS = 5000
/** How long they wait at most after many deaths. No try lasts longer: the worker aborts it. */
const LONGEST_HOLD_MS = 300_000
/** Containers can share a folder, but do not see each other's processes. */
const PREFIX = `in-work-${hostname().replaceAll(/\W/g, '_')}-`
/** The files of this process. */
const ownFiles = new Set<string>()

/** What a process that died left behind. */
export interface Remains {
  worker: string
  /** How long others waited for a suspect. */
  holdMs: number
  /** The jobs that it had in work. */
  jobs: LoggedJob[]
}

/** A job, and whether a process died while it worked on it: then it is a suspect. */
export type LoggedJob = JobKey & Pick<Job, 'crashes'>

/** Jobs whose code waits for that of others to end. */
interface Turn {
  jobs: readonly LoggedJob[]
  go: () => void
}

/**
 * Notes on disk which jobs a process works on, so that the next process knows which ones may have killed it. If there were
 * several, nobody knows which one it was. They are suspects from then on: the code of a suspect runs while no other code
 * does, so that a process that dies again has died of this one.
 *
 * Others wait for the code of a suspect for a while only, as it may hang. So one that kills its process later does so among
 * others again. Then these wait twice as long in the next process, and so on, until it runs alone to its end.
 *
 * A write goes to the memory of the operating system only: it outlives the process, not the machine. There is one for each
 * turn of the event loop, as a write for each job would take a tenth of the time of a delivery. For a suspect each change
 * is written at once.
 */
export class CrashLog {
  /** What the processes left behind that died since the last one started. */
  readonly remains: readonly Remains[]
  private readonly holdMs: number
  private file: number | undefined
  private readonly path: string
  private buffer = Buffer.alloc(64 * RECORD_BYTES, EMPTY)
  private free = Array.from({ length: 63 }, (_, place) => 63 - place)
  private readonly places = new Map<JobKey, number>()
  private next: Promise<void> | undefined
  /** Where the records are that differ from the file: from the first one up to the last one. */
  private firstDirty = Infinity
  private lastDirty = -1
  /** For how many jobs code runs. */
  private running = 0
  /** Whether it is the code of a suspect. */
  private isAlone = false
  private suspects: Turn[] = []
  private others: Turn[] = []
  private longestHold: NodeJS.Timeout | undefined

  constructor(folder: string, worker: string) {
    mkdirSync(folder, { recursive: true })
    this.remains = takeRemains(folder)
    this.holdMs = Math.max(HOLD_MS, ...this.remains.map(holdAfter))
    this.path = join(folder, `${PREFIX}${process.pid}-${worker.replaceAll(/\W/g, '')}`)
    ownFiles.add(this.path)
    this.file = openSync(this.path, 'w')
    this.put(0, { worker, holdMs: this.holdMs })
    this.write()
  }

  /**
   * Notes jobs before code runs for them: their mapping, their action, or what reads the answer of a vendor.
   *
   * @param jobs one suspect, or any number of others
   * @returns resolves when they are noted, and the code may run
   */
  start(jobs: readonly LoggedJob[]): Promise<void> {
    for (const job of jobs) if (!this.places.has(job)) this.add(job)
    const [first] = jobs
    const isSuspect = first.crashes > 0
    const mayGo = isSuspect ? this.isMarked(first) : !this.isAlone && this.suspects.length === 0
    if (mayGo) {
      this.mark(jobs, BEGIN)
      return this.written()
    }
    return new Promise((resolve) => {
      ;(isSuspect ? this.suspects : this.others).push({ jobs, go: resolve })
      this.beginHold()
      this.goOn()
    })
  }

  /**
   * Notes that no code runs for jobs until the next {@link start}: they wait for the answer of a vendor, or for other events
   * of their batch. A process that is killed from outside mostly has jobs that wait, and those are not to blame.
   */
  wait(jobs: readonly LoggedJob[]): void {
    this.mark(jobs, EMPTY)
    if (this.isAlone) this.write()
    else void this.written()
    this.goOn()
  }

  /** Notes that jobs have ended. */
  end(jobs: readonly LoggedJob[]): void {
    this.wait(jobs)
    for (const job of jobs) {
      const place = this.places.get(job)
      if (place === undefined) continue
      this.places.delete(job)
      this.free.push(place)
    }
  }

  /** Removes the file: the process ends as it should. */
  close(): void {
    if (this.file === undefined) return
    closeSync(this.file)
    this.file = undefined
    this.letAllGo()
    rmSync(this.path, { force: true })
    ownFiles.delete(this.path)
  }

  /** Lets the next suspect go when no code runs, and the others when there is no suspect. */
  private goOn(): void {
    if (this.running > 0) return
    this.isAlone = false
    while (this.running === 0 && this.suspects.length > 0) this.startAlone(this.suspects[0].jobs)
    if (this.running === 0 && this.others.length > 0) this.letAllGo()
  }

  private startAlone(jobs: readonly LoggedJob[]): void {
    // The answers to several requests of one job may have arrived.
    const isSame = (turn: Turn) => turn.jobs[0] === jobs[0]
    const same = this.suspects.filter(isSame)
    this.suspects = this.suspects.filter((turn) => !isSame(turn))
    this.mark(jobs, BEGIN)
    this.isAlone = this.running > 0
    this.write()
    this.endHold()
    if (this.suspects.length > 0 || this.others.length > 0) this.beginHold()
    for (const { go } of same) go()
  }

  private beginHold(): void {
    this.longestHold ??= setTimeout(() => this.letAllGo(), this.holdMs)
  }

  private endHold(): void {
    clearTimeout(this.longestHold)
    this.longestHold = undefined
  }

  private letAllGo(): void {
    this.endHold()
    this.isAlone = false
    const turns = [...this.suspects.splice(0), ...this.others.splice(0)]
    for (const { jobs } of turns) this.mark(jobs, BEGIN)
    void this.written().then(() => turns.forEach(({ go }) => go()))
  }

  private add(job: LoggedJob): void {
    const place = this.free.pop() ?? this.grow()
    this.places.set(job, place)
    const { eventId, destination, part, subscription, run, crashes } = job
    this.put(place, { eventId, destination, part, subscription, run, crashes })
    this.buffer[place * RECORD_BYTES] = EMPTY
  }

  private isMarked(job: JobKey): boolean {
    const place = this.places.get(job)
    return place !== undefined && this.buffer[place * RECORD_BYTES] === BEGIN
  }

  private mark(jobs: readonly JobKey[], firstByte: number): void {
    for (const job of jobs) {
      const place = this.places.get(job)
      // It may have ended while it waited for its turn.
      if (place === undefined || this.buffer[place * RECORD_BYTES] === firstByte) continue
      this.buffer[place * RECORD_BYTES] = firstByte
      this.running += firstByte === BEGIN ? 1 : -1
      this.touch(place)
    }
  }

  private put(place: number, record: unknown): void {
    const at = place * RECORD_BYTES
    this.buffer.fill(EMPTY, at, at + RECORD_BYTES - 1)
    // What is longer is cut, and cannot be read. That takes longer names than a configuration can have.
    this.buffer.write(JSON.stringify(record), at, RECORD_BYTES - 1)
    this.buffer[at + RECORD_BYTES - 1] = LINE_FEED
    this.touch(place)
  }

  private touch(place: number): void {
    this.firstDirty = Math.min(this.firstDirty, place)
    this.lastDirty = Math.max(this.lastDirty, place)
  }

  private written(): Promise<void> {
    this.next ??= new Promise((resolve) =>
      setImmediate(() => {
        this.next = undefined
        this.write()
        resolve()
      })
    )
    return this.next
  }

  private write(): void {
    if (this.lastDirty < 0 || this.file === undefined) return
    const from = this.firstDirty * RECORD_BYTES
    try {
      writeSync(this.file, this.buffer, from, (this.lastDirty + 1) * RECORD_BYTES - from, from)
      this.firstDirty = Infinity
      this.lastDirty = -1
    } catch {
      // A full disk: delivering matters more than knowing what a process died of.
    }
  }

  private grow(): number {
    const size = this.buffer.length / RECORD_BYTES
    this.buffer = Buffer.concat([this.buffer, Buffer.alloc(this.buffer.length, EMPTY)])
    for (let place = 2 * size - 1; place > size; place--) this.free.push(place)
    return size
  }
}

/** How long others wait for a suspect after a death: longer if there was one, and nobody knows whether it was to blame. */
function holdAfter({ holdMs, jobs }: Remains): number {
  if (!jobs.some(({ crashes }) => crashes > 0)) return HOLD_MS
  return jobs.length === 1 ? holdMs : Math.min(2 * holdMs, LONGEST_HOLD_MS)
}

/** Reads what processes of this machine left behind that are not running any more, and removes it. */
function takeRemains(folder: string): Remains[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (!name.startsWith(PREFIX) || ownFiles.has(path) || isRunning(Number.parseInt(name.slice(PREFIX.length), 10))) {
      return []
    }
    let text: string
    try {
      text = readFileSync(path, 'utf8')
      rmSync(path)
    } catch {
      // Another worker that starts has taken it.
      return []
    }
    const [header, ...jobs] = recordsOf(text)
    return header ? [{ ...(header as Omit<Remains, 'jobs'>), jobs: jobs as LoggedJob[] }] : []
  })
}

function recordsOf(text: string): unknown[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as unknown] : []
    } catch {
      // It was too long, or the process died in the middle of a write.
      return []
    }
  })
}

/** In a container each process may have the same ID as the one before it: the other one with this ID is not running. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
