import type { SendLimits } from '../config/config'

/** How far a rate may run ahead after a pause, so that timers need not be exact. */
const BURST_MS = 50

/** Limits how much is sent at a time and per second. */
export class Throttle {
  private sending = 0
  private nextAt = 0

  constructor(private limits: SendLimits) {}

  /** Changes the limits; what is under way is not affected. */
  adapt(limits: SendLimits): void {
    this.limits = limits
  }

  get isLimited(): boolean {
    return this.limits.concurrency !== Infinity || this.limits.perSecond !== Infinity
  }

  /**
   * Whether one more request may start.
   *
   * @param now milliseconds of a clock that never goes back
   * @returns 0 if it may; Infinity if another one must end first; else how many milliseconds to wait
   */
  waitMs(now: number): number {
    if (this.sending >= this.limits.concurrency) return Infinity
    return Math.max(this.nextAt - BURST_MS - now, 0)
  }

  start(now: number): void {
    this.sending++
    this.nextAt = Math.max(this.nextAt, now) + 1000 / this.limits.perSecond
  }

  end(): void {
    this.sending--
  }
}

/** How many failures in a row open a circuit. */
const FAILURES_TO_OPEN = 10
const FIRST_OPEN_MS = 1000
const LONGEST_OPEN_MS = 60_000

/**
 * Stops sending to a vendor that does not answer. After a wait it lets one request through: if that succeeds, the circuit
 * closes; if not, it opens for twice as long.
 */
export class Circuit {
  private failures = 0
  private openForMs = FIRST_OPEN_MS
  private state: 'closed' | 'open' = 'closed'

  /** Whether only one request at a time may be sent, to find out whether the vendor answers. */
  get isProbing(): boolean {
    return this.state === 'open'
  }

  /** Notes that another worker has opened the circuit of this destination. */
  noteOpen(): void {
    this.state = 'open'
  }

  /** @returns for how long to send nothing; undefined while the circuit stays closed */
  fail(): number | undefined {
    this.failures++
    if (this.state === 'closed' && this.failures < FAILURES_TO_OPEN) return undefined
    this.state = 'open'
    const wait = this.openForMs
    this.openForMs = Math.min(this.openForMs * 2, LONGEST_OPEN_MS)
    return wait
  }

  /** @returns whether this closed an open circuit */
  succeed(): boolean {
    const wasOpen = this.state === 'open'
    this.failures = 0
    this.openForMs = FIRST_OPEN_MS
    this.state = 'closed'
    return wasOpen
  }
}
