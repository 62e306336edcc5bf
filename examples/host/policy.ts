import { DeliveryError, errorData, type DeliveryNode, type DeliveryResult, type ErrorData } from '@segment/actions-core'

/** What the host does with an event after a delivery. */
export type Step = 'done' | 'drop' | 'park mapping' | 'park account' | 'alert' | `retry after ${number} ms`

type Failure = Pick<ErrorData, 'scope' | 'retryable' | 'retryAfterMs'>

/** The contract of the README of the runtime, for an error. */
export function stepAfter({ scope, retryable, retryAfterMs = 1000 }: Failure): Step {
  if (retryable) return `retry after ${retryAfterMs} ms`
  switch (scope) {
    case 'event':
      return 'drop'
    case 'mapping':
      return 'park mapping'
    case 'account':
      return 'park account'
    case 'destination':
      return 'alert'
  }
}

/** The same for a result, or for one event of a batch. */
export function stepFor(result: DeliveryResult | DeliveryNode): Step {
  switch (result.outcome) {
    case 'delivered':
    case 'filtered':
      return 'done'
    case 'misconfigured':
      return 'park mapping'
    case 'failed':
      return stepAfter({
        scope: result.scope ?? 'destination',
        retryable: result.retryable ?? false,
        ...(result.retryAfterMs !== undefined && { retryAfterMs: result.retryAfterMs })
      })
  }
}

/** Delivers, and returns what to do for each subscription: its name and the step. */
export async function steps(delivery: Promise<DeliveryResult[]>): Promise<[string, Step][]> {
  let results: DeliveryResult[]
  try {
    results = await delivery
  } catch (error) {
    if (!(error instanceof DeliveryError)) return [['', stepAfter(errorData(error))]]
    results = error.results
  }
  const last = new Map(results.map((result) => [String(result.subscription ?? ''), stepFor(result)]))
  return [...last]
}
