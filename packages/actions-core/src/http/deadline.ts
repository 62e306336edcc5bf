import { RequestClientError, RequestTimeoutError } from './errors'

/** What ends work before it is done. */
export interface Deadline {
  /** Milliseconds, or `false` for no limit. */
  timeout: number | false
  /** Makes the error to reject with when the time is over. */
  timeoutError: () => Error
  /** The caller's signal. */
  signal?: AbortSignal | null
}

// Timers fire at once when their delay is longer than this.
const LONGEST_DELAY = 2 ** 31 - 1

/**
 * Runs work until it is done, its time is over or the caller aborts, whichever comes first. The work receives a signal
 * of its own; the result does not wait for the work to obey it. No timer and no listener stays behind.
 *
 * @throws what the work throws; the `timeoutError`; RequestClientError or RequestTimeoutError when the caller aborts
 */
export function withDeadline<T>(
  { timeout, timeoutError, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) throw abortError(signal)
    // Fetch never removes the listeners that it adds, so it does not get the caller's signal.
    const controller = new AbortController()
    const end = (error: Error) => {
      stop()
      reject(error)
      controller.abort(error)
    }
    const stopListening = signal && onAbort(signal, () => end(abortError(signal)))
    const timer =
      timeout === false ? undefined : setTimeout(() => end(timeoutError()), Math.min(timeout, LONGEST_DELAY))
    const stop = () => {
      clearTimeout(timer)
      stopListening?.()
    }
    work(controller.signal).finally(stop).then(resolve, reject)
  })
}

function abortError({ reason }: AbortSignal): Error {
  return reason?.name === 'TimeoutError' ? new RequestTimeoutError(reason) : new RequestClientError(reason)
}

interface Listeners {
  callbacks: Set<() => void>
  notify: () => void
}

const listenersOf = new WeakMap<AbortSignal, Listeners>()

/**
 * Calls back when a signal aborts. All callbacks of a signal share one listener, because node warns of a leak when a
 * signal has more than ten; the last callback that is removed removes the listener.
 *
 * @returns a function that removes the callback
 */
function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const listeners = listenersOf.get(signal) ?? listen(signal)
  listeners.callbacks.add(callback)
  return () => {
    listeners.callbacks.delete(callback)
    if (listeners.callbacks.size > 0) return
    signal.removeEventListener('abort', listeners.notify)
    listenersOf.delete(signal)
  }
}

function listen(signal: AbortSignal): Listeners {
  const callbacks = new Set<() => void>()
  const listeners = { callbacks, notify: () => callbacks.forEach((callback) => callback()) }
  listenersOf.set(signal, listeners)
  signal.addEventListener('abort', listeners.notify)
  return listeners
}
