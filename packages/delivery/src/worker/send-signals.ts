/** No send lasts longer than twice this time, in milliseconds. Timeouts of requests are far shorter. */
export const LONGEST_SEND_MS = 120_000

/** Aborts what is sent: each send when it lasts too long, and all of them when the worker has to stop. */
export class SendSignals {
  /** Whether {@link abortAll} was called. */
  isCutOff = false
  private readonly timers = new Map<AbortController, NodeJS.Timeout>()
  private current = new AbortController()

  constructor() {
    this.next()
  }

  /** The signal of what is sent from now on. Many share one, as a timer for each would take time. */
  get signal(): AbortSignal {
    return this.current.signal
  }

  /** Begins a new signal, which aborts in twice {@link LONGEST_SEND_MS}. Call it each time after {@link LONGEST_SEND_MS}. */
  next(): void {
    if (this.isCutOff) return
    const controller = new AbortController()
    const end = () => {
      this.timers.delete(controller)
      controller.abort()
    }
    this.timers.set(controller, setTimeout(end, 2 * LONGEST_SEND_MS).unref())
    this.current = controller
  }

  /** Aborts everything that is being sent, and what would be sent from now on. */
  abortAll(): void {
    this.isCutOff = true
    for (const [controller, timer] of this.timers) {
      clearTimeout(timer)
      controller.abort()
    }
    this.timers.clear()
  }
}
