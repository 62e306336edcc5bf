import { Ending } from './ending'
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
    work(ending).finally(stop).then(resolve, reject)
  })
}

function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}
