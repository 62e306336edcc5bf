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
 * Runs work until it is done, its time is over or the caller aborts, whichever comes first. The work is given a
 * signal to follow; the result does not wait for it to do so. Timer and listener are gone afterwards.
 *
 * @throws what the work throws, or the error that stands for the time limit or for the abort
 */
export async function withDeadline<T>(
  { timeout, timeoutError, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  if (signal?.aborted) throw abortError(signal)
  // A controller for each run: a listener on the caller's signal can be removed, those that fetch adds cannot.
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopFollowing: (() => void) | null | undefined
  try {
    return await new Promise((resolve, reject) => {
      const end = (error: Error) => {
        reject(error)
        controller.abort(error)
      }
      stopFollowing = signal && onAbort(signal, () => end(abortError(signal)))
      if (timeout !== false) timer = setTimeout(() => end(timeoutError()), Math.min(timeout, longestDelay))
      work(controller.signal).then(resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    stopFollowing?.()
  }
}

function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}
