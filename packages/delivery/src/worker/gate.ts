import type { ConfiguredDestination, ConfiguredSubscription } from '../config/config'
import type { Pause, PauseKind, Store } from '../store/store'
import type { Failure } from './task'
import { Circuit, Throttle } from './throttle'
import { backoff } from './verdict'

/** A longer pause frees the memory of a destination. */
export const SHORT_PAUSE_MS = 5000
/** The longest wait after a 429 that does not say how long to wait. */
const LONGEST_WAIT_MS = 60_000

/** What a gate needs from its worker. */
export interface GateContext {
  store: Pick<Store, 'pause' | 'resume' | 'wake'>
  /** The limits of all destinations of a kind together. */
  vendor(kind: string): Throttle
  onError(error: unknown): void
}

/** Decides when a destination may send: by its limits, its pauses, and what its vendor answers. */
export class Gate {
  private readonly throttle: Throttle
  private readonly circuit = new Circuit()
  private sending = 0
  /** When the pause of the whole destination ends, by the clock that never goes back. */
  private pausedUntil = 0
  private parked = new Set<string>()
  /** Subscriptions whose waiting jobs were woken. */
  private readonly awake = new Set<string>()
  /** When the last pause that began here was stored; Infinity while it is being stored. */
  private pauseStoredAt = 0
  /** 429s in a row that did not say how long to wait. */
  private rejections = 0

  constructor(
    private configured: ConfiguredDestination,
    private readonly context: GateContext
  ) {
    this.throttle = new Throttle(configured.limits)
  }

  /** How many requests are under way. */
  get underWay(): number {
    return this.sending
  }

  /**
   * Takes over the limits of a configuration.
   *
   * @param share the part of the destination that the worker holds
   */
  adapt(configured: ConfiguredDestination, share: number): void {
    this.configured = configured
    if (share === 0) return
    const { concurrency, perSecond } = configured.limits
    // Every worker that holds a part sends at least one request at a time.
    this.throttle.adapt({ concurrency: Math.max(1, Math.floor(concurrency * share)), perSecond: perSecond * share })
  }

  // Sending

  /** Whether the destination is not paused. */
  get isOpen(): boolean {
    return performance.now() >= this.pausedUntil
  }

  /** Whether it is paused for so long that its jobs need not be in memory. */
  get isShut(): boolean {
    return performance.now() < this.pausedUntil - SHORT_PAUSE_MS
  }

  /** Whether a subscription does not deliver. */
  isParked(subscription: string): boolean {
    return this.parked.has(subscription)
  }

  /** @returns 0 if a request may start; Infinity if another one must end first; else how many milliseconds to wait */
  waitMs(): number {
    if (this.circuit.isProbing && this.sending > 0) return Infinity
    const now = performance.now()
    const vendor = this.context.vendor(this.configured.kind)
    return Math.max(this.pausedUntil - now, this.throttle.waitMs(now), vendor.waitMs(now), 0)
  }

  /** Notes that a request starts. */
  start(): void {
    const now = performance.now()
    this.sending++
    this.throttle.start(now)
    this.context.vendor(this.configured.kind).start(now)
  }

  /** Notes that a request to a vendor of a kind has ended. The configuration may have changed since it started. */
  end(kind: string): void {
    this.sending--
    this.throttle.end()
    this.context.vendor(kind).end()
  }

  // What the vendor answers

  /** Notes that the vendor accepted something, which closes an open circuit. */
  noteSuccess(): void {
    this.rejections = 0
    if (this.circuit.succeed()) {
      this.context.store.resume(this.configured.id, '', 'circuit').catch(this.context.onError)
    }
  }

  /** Learns from a failure whether the vendor wants a wait, or is down. */
  noteFailure(failure: Failure): void {
    const { retryable, retryAfterMs, status } = failure
    if (!retryable) {
      // The vendor answered.
      if (failure.scope === 'event') this.circuit.succeed()
      return
    }
    if (retryAfterMs !== undefined) this.pause('wait', retryAfterMs, failure)
    else if (status === 429) {
      const { firstRetryMs } = this.configured.limits
      const waitMs = backoff(this.rejections++, firstRetryMs, LONGEST_WAIT_MS, () => 1)
      this.pause('wait', waitMs, failure)
    } else {
      const openForMs = this.circuit.fail()
      if (openForMs !== undefined) this.pause('circuit', openForMs, failure)
    }
  }

  // Pauses

  /** Begins a pause of the destination, or of one subscription, here and for the other workers. */
  pause(kind: PauseKind, remainingMs: number, { message }: Pick<Failure, 'message'>, subscription = ''): void {
    const { configured, context } = this
    if (subscription === '') {
      const until = performance.now() + remainingMs
      // Many requests under way may bring the same news.
      if (this.pausedUntil >= until - 1) return
      this.pausedUntil = until
    } else {
      if (this.parked.has(subscription)) return
      this.parked.add(subscription)
      this.awake.delete(subscription)
    }
    const fingerprint = digestOf(configured, subscription)
    this.pauseStoredAt = Infinity
    context.store
      .pause({ destination: configured.id, subscription, kind, reason: message, fingerprint, remainingMs })
      .catch(context.onError)
      .finally(() => (this.pauseStoredAt = performance.now()))
  }

  /**
   * Takes over the pauses of this destination, and ends those of a configuration that has changed.
   *
   * @param readAt when the list was asked for, by the clock that never goes back
   * @returns whether the list was taken over: it may lack a pause that has just begun here
   */
  async observe(pauses: Pause[], readAt: number): Promise<boolean> {
    if (this.pauseStoredAt >= readAt) return false
    const now = performance.now()
    let pausedUntil = this.configured.enabled ? 0 : Infinity
    const parked = new Set<string>()
    for (const { destination, kind, subscription, fingerprint, remainingMs } of pauses) {
      const isOfConfiguration = kind === 'account' || kind === 'mapping'
      const isOver = isOfConfiguration && fingerprint !== digestOf(this.configured, subscription)
      if (isOver) await this.context.store.resume(destination, subscription, kind)
      else if (subscription !== '') parked.add(subscription)
      else {
        if (kind === 'circuit') this.circuit.noteOpen()
        pausedUntil = Math.max(pausedUntil, now + remainingMs)
      }
    }
    this.parked = parked
    this.pausedUntil = pausedUntil
    return true
  }

  /** Wakes the jobs of subscriptions that do not wait for anything any more. */
  async wakeUnparked(): Promise<void> {
    const isOpen = ({ id, enabled }: ConfiguredSubscription) => enabled && !this.parked.has(id)
    for (const subscription of this.configured.subscriptions) {
      if (!isOpen(subscription)) this.awake.delete(subscription.id)
      else if (!this.awake.has(subscription.id)) {
        await this.context.store.wake(this.configured.id, subscription.id)
        this.awake.add(subscription.id)
      }
    }
  }
}

/** The digest of a subscription, or of the settings of the whole destination. */
export function digestOf({ settingsDigest, subscriptions }: ConfiguredDestination, subscription: string): string {
  if (subscription === '') return settingsDigest
  return subscriptions.find(({ id }) => id === subscription)?.digest ?? ''
}
