import type { ErrorData } from '@segment/actions-core'
import type { Job, Lease } from '../store/store'

/** A job in memory. */
export interface Task {
  job: Job
  /** The lease under which it was read. */
  lease: Lease
  /** Whether it is the one of its order key that may be sent. */
  isFirst?: boolean
}

/** What a lane needs to know of an error. */
export interface Failure extends Pick<
  ErrorData,
  'code' | 'status' | 'scope' | 'retryable' | 'retryAfterMs' | 'message' | 'reason' | 'cause'
> {
  /** Makes the request and its answer as JSON text, without secrets. */
  sample?: () => string
}

/** What became of one try. */
export type Ending =
  | { outcome: 'delivered' }
  | { outcome: 'filtered'; reason: 'trigger' | 'filter' }
  /** `isOurs`: not of the vendor. */
  | { outcome: 'failed'; failure: Failure; isOurs?: boolean }

/** The ending of a job that was delivered. */
export const DELIVERED: Ending = { outcome: 'delivered' }

/** An error of the delivery itself, which is about one event and not tried again. */
export function failureOf(code: string, message: string): Failure {
  return { code, message, status: 500, scope: 'event', retryable: false }
}

/** The ending of a job that failed. */
export function failed(failure: Failure): Ending {
  return { outcome: 'failed', failure }
}
