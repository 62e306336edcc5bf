import type { RetryLimits } from '../config/config'
import type { Job } from '../store/store'
import type { Failure } from './task'

/**
 * What to do with a job that failed: try it `again`, keep it as a `dead` letter, or `park` it with its account or its
 * mapping until the configuration changes.
 */
export type Verdict =
  | { step: 'again'; delayMs: number; attempts: number; firstTriedAt: number }
  | { step: 'dead'; attempts: number }
  | { step: 'park'; scope: 'account' | 'mapping' }

/**
 * Decides by the contract of the runtime for hosts (README of actions-core).
 *
 * @param now milliseconds since 1970
 * @param random a number from 0 to 1, for the jitter
 */
export function judge(
  { retryable, retryAfterMs, scope }: Failure,
  { attempts, firstTriedAt }: Pick<Job, 'attempts' | 'firstTriedAt'>,
  limits: RetryLimits,
  now: number,
  random: () => number
): Verdict {
  const tried = attempts + 1
  if (!retryable)
    return scope === 'account' || scope === 'mapping' ? { step: 'park', scope } : { step: 'dead', attempts: tried }
  const since = firstTriedAt ?? now
  // The clock may have been set back.
  const elapsed = Math.max(now - since, 0)
  if (tried >= limits.attempts || elapsed >= limits.retryForMs) return { step: 'dead', attempts: tried }
  const delayMs = retryAfterMs ?? backoff(attempts, limits.firstRetryMs, limits.longestRetryMs, random)
  return { step: 'again', delayMs, attempts: tried, firstTriedAt: since }
}

/**
 * Exponential backoff with full jitter: any wait up to a bound that doubles with each attempt.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(attempts: number, firstMs: number, longestMs: number, random: () => number): number {
  return Math.ceil(random() * Math.min(longestMs, firstMs * 2 ** attempts))
}
