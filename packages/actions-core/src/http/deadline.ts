import { RequestClientError, RequestTimeoutError } from './errors'
import { onAbort } from './on-abort'

/** What ends the work before it is done. */
export interface Deadline {
  /** Milliseconds, or `false` for no limit. */
  timeout: number | false
  /** The error to reject with when the time is over. */
  timeoutError: () => Error
  /** The caller's signal. */
  signal?: AbortSignal | null
}

/** Hears of an abort. */
export interface Follower {
  handleEvent(): void
}

/**
 * Tells work that it must end, as an AbortSignal does. That takes longer to make than a small request to send, so it is
 * made for those who cannot do with less.
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

// A longer delay makes timers fire at once.
const longestDelay = 2 ** 31 - 1

/**
 * Runs work until it is done, its time is over or the caller aborts, whichever comes first. The work is given something
 * to follow; the result does not wait for it to do so. Timer and listener are gone afterwards.
 *
 * @throws what the work throws, or the error that stands for the time limit or for the abort
 */
export function withDeadline<T>(
  { timeout, timeoutError, signal }: Deadline,
  work: (ending: Ending) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw abortError(signal)
    // One for each run: a listener on the caller's signal can be removed, those that fetch adds cannot.
    const ending = new Ending()
    const end = (error: Error) => {
      stop()
      reject(error)
      ending.abort(error)
    }
    const stopFollowing = signal && onAbort(signal, () => end(abortError(signal)))
    const timer = timeout === false ? undefined : setTimeout(() => end(timeoutError()), Math.min(timeout, longestDelay))
    const stop = () => {
      clearTimeout(timer)
      stopFollowing?.()
    }
    work(ending).then(
      (result) => {
        stop()
        resolve(result)
      },
      (error: unknown) => {
        stop()
        reject(error)
      }
    )
  })
}

function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}
