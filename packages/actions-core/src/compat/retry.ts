/** Options of {@link retry}. */
export interface RetryOptions<T> {
  /** The maximum number of calls, including the first. Default: 2. */
  retries?: number
  /**
   * Called after every attempt that throws, including the last. If it throws, that error is thrown and the attempts
   * end.
   */
  onFailedAttempt?: (error: unknown, attempt: number) => unknown
  /**
   * Called after every attempt that does not throw, including the last: whether the response is good. The name is the
   * reference's and says the opposite: a falsy result causes another attempt. Default: every response is good.
   */
  shouldRetry?: (response: T, attempt: number) => boolean | PromiseLike<boolean>
}

/**
 * Calls a function again, without delay, until it neither throws nor returns a bad response.
 *
 * @param input receives the number of the attempt, from 1
 * @returns the first good response, or the last one even if it is bad
 * @throws the error of the last attempt, or `Exhausted all retries.` if `retries` allows no attempt
 *
 * @example
 * const load = () => retry(() => fetch('https://api.example.com/status'), { retries: 3, shouldRetry: ({ ok }) => ok })
 */
export async function retry<T>(
  input: (attempt: number) => T | PromiseLike<T>,
  { retries = 2, onFailedAttempt, shouldRetry }: RetryOptions<T> = {}
): Promise<T> {
  for (let attempt = 1; attempt <= retries; attempt++) {
    let response: T
    try {
      response = await input(attempt)
    } catch (error) {
      await onFailedAttempt?.(error, attempt)
      if (!error || attempt === retries) throw error
      continue
    }
    const good = shouldRetry ? await shouldRetry(response, attempt) : true
    if (good || attempt === retries) return response
  }
  throw new Error('Exhausted all retries.')
}
