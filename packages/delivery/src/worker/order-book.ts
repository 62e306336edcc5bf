import type { Job } from '../store/store'

/** One key whose jobs are delivered in order. */
interface Line {
  part: number
  running?: Job
  /** Jobs in memory that come after the running one, by event ID. */
  followers: Job[]
  /** Jobs that wait in the store for another try, by event ID. */
  waiting: Map<number, Wait>
}

interface Wait {
  firstTriedAt: number | null
  /** Milliseconds since 1970. */
  dueAt: number
}

/** What may be done with a job: send it, keep it until the one before it ends, or put it off. */
export type Admission = 'go' | 'follow' | { delayMs: number }

/** Followers become due a little later than the job that holds them back, so that they need not be put off once more. */
const BEHIND_MS = 50

/** Keeps the jobs of a destination in order where subscriptions ask for it. */
export class OrderBook {
  private readonly lines = new Map<string, Line>()

  /** @param holdBackMs how long a failed job holds back the later ones of its key */
  constructor(public holdBackMs: number) {}

  /** Notes a job that waits in the store. */
  noteWaiting(job: Pick<Job, 'part' | 'eventId' | 'subscription' | 'order' | 'firstTriedAt'>, dueAt: number): void {
    const { eventId, firstTriedAt } = job
    this.lineOf(job).waiting.set(eventId, { firstTriedAt, dueAt })
  }

  /** Decides about a job that was read from the store. */
  admit(job: Job, now: number): Admission {
    const line = this.lineOf(job)
    line.waiting.delete(job.eventId)
    const ahead = [...line.waiting].filter(([eventId, wait]) => eventId < job.eventId && !this.hasEscaped(wait, now))
    if (ahead.length > 0) {
      const delayMs = Math.max(...ahead.map(([, { dueAt }]) => dueAt - now), 0) + BEHIND_MS
      line.waiting.set(job.eventId, { firstTriedAt: job.firstTriedAt, dueAt: now + delayMs })
      return { delayMs }
    }
    if (!line.running) {
      line.running = job
      return 'go'
    }
    const place = line.followers.findLastIndex(({ eventId }) => eventId < job.eventId) + 1
    line.followers.splice(place, 0, job)
    return 'follow'
  }

  /**
   * Notes that a job ended, or will be tried again.
   *
   * @returns the job to send next, and jobs to put off
   */
  end(
    job: Job,
    now: number,
    retry?: { delayMs: number; firstTriedAt: number | null }
  ): { next?: Job; postponed: Job[]; delayMs: number } {
    const line = this.lineOf(job)
    line.running = undefined
    if (retry) {
      const wait = { firstTriedAt: retry.firstTriedAt, dueAt: now + retry.delayMs }
      line.waiting.set(job.eventId, wait)
      if (!this.hasEscaped(wait, now)) {
        const postponed = line.followers.splice(0)
        const delayMs = retry.delayMs + BEHIND_MS
        for (const { eventId, firstTriedAt } of postponed) {
          line.waiting.set(eventId, { firstTriedAt, dueAt: now + delayMs })
        }
        return { postponed, delayMs }
      }
    }
    const next = line.followers.shift()
    line.running = next
    if (!next && line.waiting.size === 0) this.lines.delete(nameOf(job))
    return { next, postponed: [], delayMs: 0 }
  }

  /** Notes that a job that was not running has ended. */
  remove(job: Job): void {
    this.lines.get(nameOf(job))?.waiting.delete(job.eventId)
  }

  /** Forgets the running job and its followers, which stay in the store. @returns the followers */
  abandon(job: Job): Job[] {
    const line = this.lineOf(job)
    line.running = undefined
    const followers = line.followers.splice(0)
    if (line.waiting.size === 0) this.lines.delete(nameOf(job))
    return followers
  }

  /** Forgets the jobs of a shard. */
  drop(part: number): void {
    for (const [name, line] of this.lines) if (line.part === part) this.lines.delete(name)
  }

  private hasEscaped({ firstTriedAt }: Wait, now: number): boolean {
    return firstTriedAt !== null && now - firstTriedAt >= this.holdBackMs
  }

  private lineOf(job: Pick<Job, 'part' | 'subscription' | 'order'>): Line {
    const name = nameOf(job)
    let line = this.lines.get(name)
    if (!line) {
      line = { part: job.part, followers: [], waiting: new Map() }
      this.lines.set(name, line)
    }
    return line
  }
}

function nameOf({ subscription, order }: Pick<Job, 'subscription' | 'order'>): string {
  return `${subscription}\0${order}`
}
