import type { Action } from '../action'
import type { Subscription } from '../definition'
import { NOT_SUBSCRIBED } from '../deliver'
import type { Execution } from '../execution'
import { countDiscarded } from '../host'
import type { Result, ResultMultiStatusNode } from '../result'
import type { SegmentEvent } from '../definition/segment-event'
import { readTrigger } from '../subscription'
import { validate as matches } from '../trigger'
import { executeBatch, refusedNode } from './execute-batch'

/** Gives the same refusal to every event of a batch. */
export function refuseBatch(events: SegmentEvent[], reason: string, { statsContext }: Execution): Result[] {
  countDiscarded(statsContext, events.length)
  return [{ multistatus: events.map(() => refusedNode(reason)) }]
}

/**
 * The way of a batch: as `deliver` for one event, but `performBatch` gets all that match, and each event keeps its place.
 *
 * @returns one `multistatus` with a result for each event; where no event matches, a single `not subscribed`
 * @throws what {@link executeBatch} throws
 */
export async function deliverBatch(
  action: Action,
  subscription: Subscription,
  events: SegmentEvent[],
  execution: Execution
): Promise<Result[]> {
  const trigger = readTrigger(subscription)
  if ('refusal' in trigger) return refuseBatch(events, trigger.refusal, execution)

  const matching = [...events.keys()].filter((index) => {
    const isMatch = matches(trigger.tree, events[index])
    if (!isMatch) countDiscarded(execution.statsContext)
    return isMatch
  })
  if (matching.length === 0) return [{ output: NOT_SUBSCRIBED }]

  const multistatus: ResultMultiStatusNode[] = events.map(() =>
    refusedNode('Payload is either invalid or does not match the subscription')
  )
  const results = await executeBatch(
    action,
    matching.map((index) => events[index]),
    execution
  )
  for (const [position, index] of matching.entries()) multistatus[index] = results[position]
  return [{ multistatus }]
}
