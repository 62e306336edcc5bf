import type { Action } from './action'
import { deliverBatch, refuseBatch } from './batch/deliver-batch'
import type { Subscription } from './definition'
import { deliver, NOT_SUBSCRIBED } from './deliver'
import { markInputError } from './errors/classes'
import type { Execution } from './execution'
import type { JSONLikeObject, JSONObject } from './data/json'
import type { OnEventOptions } from './host'
import type { Result } from './result'
import type { SegmentEvent } from './definition/segment-event'
import { duration, time } from './compat/time'

/** One attempt at one subscription. */
export interface Run {
  /** Name of the destination. */
  destination: string
  /** The action that the subscription names; undefined where there is none of that key. */
  action: Action | undefined
  subscription: Subscription
  execution: Execution
  onComplete?: OnEventOptions['onComplete']
}

function refuse(reason: string, data: SegmentEvent | SegmentEvent[], execution: Execution): Result[] {
  return Array.isArray(data) ? refuseBatch(data, reason, execution) : [{ output: reason }]
}

function start({ action, subscription, execution, destination }: Run, data: SegmentEvent | SegmentEvent[]) {
  if (!action) {
    const reason = `Invalid subscription : ${destination} has no action "${subscription.partnerAction}"`
    return refuse(reason, data, execution)
  }
  return Array.isArray(data)
    ? deliverBatch(action, subscription, data, execution)
    : deliver(action, subscription, data, execution)
}

/**
 * Delivers an event, or a batch, for one subscription and tells the host how it went.
 *
 * @throws what the delivery throws; errors of mapping and schema carry status 400
 */
export async function runSubscription(run: Run, data: SegmentEvent | SegmentEvent[]): Promise<Result[]> {
  const started = run.onComplete && time()
  let output: Result[] | null = null
  try {
    const results = await start(run, data)
    if (results[0]?.output === NOT_SUBSCRIBED) output = results
    return results
  } catch (error) {
    output = [{ error: { message: error instanceof Error ? error.message : String(error) } }]
    throw markInputError(error)
  } finally {
    run.onComplete?.({
      duration: started === undefined ? 0 : duration(started, time()),
      destination: run.destination,
      action: run.subscription.partnerAction,
      subscribe: run.subscription.subscribe,
      input: {
        data: data as unknown as JSONLikeObject | JSONLikeObject[],
        mapping: run.execution.mapping,
        settings: run.execution.settings as JSONObject
      },
      output
    })
  }
}
