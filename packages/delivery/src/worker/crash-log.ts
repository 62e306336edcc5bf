import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { JobKey } from '../store/store'

/** One record. A job with longer names than fit is not noted. */
const RECORD_BYTES = 256
const PREFIX = 'in-work-'
/** The files of this process. */
const ownFiles = new Set<string>()

/** What a process that died left behind. */
export interface Remains {
  worker: string
  /** The jobs that it had in work. */
  jobs: JobKey[]
}

/**
 * Notes on disk which jobs a process works on, so that the next process knows which ones may have killed it. A write goes
 * to the memory of the operating system only: it outlives the process, not the machine, and takes microseconds.
 */
export class CrashLog {
  private readonly file: number
  private readonly path: string
  private buffer = Buffer.alloc(64 * RECORD_BYTES, ' ')
  private free = Array.from({ length: 63 }, (_, place) => 63 - place)
  private readonly places = new Map<JobKey, number>()
  private later: NodeJS.Immediate | undefined
  /** The records that differ from the file. */
  private dirty: [from: number, to: number] | undefined

  constructor(folder: string, worker: string) {
    mkdirSync(folder, { recursive: true })
    this.path = join(folder, `${PREFIX}${process.pid}-${worker.replaceAll(/\W/g, '')}`)
    ownFiles.add(this.path)
    this.file = openSync(this.path, 'w')
    this.put(0, { worker })
    this.write()
  }

  /** Notes jobs before code runs for them: their mapping, their action, or what reads the answer of a vendor. */
  start(jobs: readonly JobKey[]): void {
    for (const job of jobs) {
      if (this.places.has(job)) continue
      const place = this.free.pop() ?? this.grow()
      this.places.set(job, place)
      const { eventId, destination, part, subscription, run } = job
      this.put(place, { eventId, destination, part, subscription, run })
    }
    this.write()
  }

  /**
   * Notes that no code runs for jobs any more: they have ended, or wait for the answer of a vendor. A process that is
   * killed from outside mostly has jobs that wait, and those are not to blame.
   */
  end(jobs: readonly JobKey[]): void {
    for (const job of jobs) {
      const place = this.places.get(job)
      if (place === undefined) continue
      this.places.delete(job)
      this.free.push(place)
      this.put(place, undefined)
    }
    this.later ??= setImmediate(() => {
      this.later = undefined
      this.write()
    })
  }

  /** Removes the file: the process ends as it should. */
  close(): void {
    clearImmediate(this.later)
    closeSync(this.file)
    rmSync(this.path, { force: true })
    ownFiles.delete(this.path)
  }

  private put(place: number, record: unknown): void {
    const text = record === undefined ? '' : JSON.stringify(record)
    const fits = Buffer.byteLength(text) < RECORD_BYTES
    this.buffer.fill(' ', place * RECORD_BYTES, (place + 1) * RECORD_BYTES - 1)
    if (fits) this.buffer.write(text, place * RECORD_BYTES)
    this.buffer[(place + 1) * RECORD_BYTES - 1] = 10
    const [from, to] = this.dirty ?? [place, place]
    this.dirty = [Math.min(from, place), Math.max(to, place)]
  }

  private write(): void {
    if (!this.dirty) return
    const [from, to] = this.dirty
    try {
      writeSync(this.file, this.buffer, from * RECORD_BYTES, (to + 1 - from) * RECORD_BYTES, from * RECORD_BYTES)
      this.dirty = undefined
    } catch {
      // A full disk: delivering matters more than knowing what a process died of.
    }
  }

  private grow(): number {
    const size = this.buffer.length / RECORD_BYTES
    this.buffer = Buffer.concat([this.buffer, Buffer.alloc(this.buffer.length, ' ')])
    for (let place = 2 * size - 1; place > size; place--) this.free.push(place)
    return size
  }
}

/** Reads what processes of this machine left behind that are not running any more, and removes it. */
export function takeRemains(folder: string): Remains[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (!name.startsWith(PREFIX) || ownFiles.has(path) || isRunning(Number.parseInt(name.slice(PREFIX.length), 10))) {
      return []
    }
    const [header, ...jobs] = recordsOf(readFileSync(path, 'utf8'))
    rmSync(path, { force: true })
    return header ? [{ worker: (header as { worker: string }).worker, jobs: jobs as JobKey[] }] : []
  })
}

function recordsOf(text: string): unknown[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line.trim() === '' ? [] : [JSON.parse(line) as unknown]
    } catch {
      // The process died in the middle of a write.
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
