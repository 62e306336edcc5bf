/** Hears of an abort. */
export interface Follower {
  handleEvent(): void
}

/**
 * Tells work that it must end, as an AbortSignal does. That takes half as long to make as all else that the client does
 * for a request, so it is made for those who cannot do with less.
 */
export class Ending implements Pick<AbortSignal, 'aborted' | 'reason'> {
  aborted = false
  reason: unknown
  private followers: Follower[] = []
  private controller?: AbortController

  /** The same as a real signal. */
  get signal(): AbortSignal {
    this.controller ??= new AbortController()
    if (this.aborted) this.controller.abort(this.reason)
    return this.controller.signal
  }

  addEventListener(_type: 'abort', follower: Follower): void {
    this.followers.push(follower)
  }

  removeEventListener(_type: 'abort', follower: Follower): void {
    this.followers = this.followers.filter((each) => each !== follower)
  }

  /** Ends the work. */
  abort(reason: unknown): void {
    this.aborted = true
    this.reason = reason
    for (const follower of this.followers) follower.handleEvent()
    this.controller?.abort(reason)
  }
}

/** A real signal that says the same. */
export function signalOf(ending: Ending | AbortSignal): AbortSignal {
  return ending instanceof Ending ? ending.signal : ending
}
