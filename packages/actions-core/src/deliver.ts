import type { Action } from './action'
import type { Subscription } from './definition'
import { inputOf, type Execution } from './execution'
import { transform, type InputData } from './mapping'
import { countDiscarded } from './host'
import { payloadOf } from './payload'
import type { Result } from './result'
import type { SegmentEvent } from './definition/segment-event'
import { validate as matches } from './trigger'
import { readTrigger } from './subscription'

/** What a delivery gives where no event meets the trigger. */
export const NOT_SUBSCRIBED = 'not subscribed'

/**
 * The way of one event, read top to bottom: match, resolve, validate, perform.
 *
 * @returns a single `output` where the trigger is invalid or not met, otherwise the steps of {@link execute}
 * @throws what {@link execute} throws
 */
export async function deliver(
  action: Action,
  subscription: Subscription,
  event: SegmentEvent,
  execution: Execution
): Promise<Result[]> {
  const trigger = readTrigger(subscription)
  if ('refusal' in trigger) return [{ output: trigger.refusal }]
  if (!matches(trigger.tree, event)) {
    countDiscarded(execution.statsContext)
    return [{ output: NOT_SUBSCRIBED }]
  }
  return execute(action, event, execution)
}

/**
 * Runs an action for one event, whatever its trigger says.
 *
 * @returns a result for each step; the last one holds what `perform` gave as `data`
 * @throws the errors of mapping and schema, which count as status 400, and what `perform` throws
 */
export async function execute(action: Action, event: SegmentEvent, execution: Execution): Promise<Result[]> {
  const results: Result[] = []

  const resolved = transform(execution.mapping, event as unknown as InputData, execution.statsContext)
  results.push({ output: 'Mappings resolved' })

  const payload = payloadOf(action, resolved, true, execution.statsContext)
  if (action.schema) results.push({ output: 'Payload validated' })

  const data = await action.perform(inputOf(action.definition, execution, event, payload))
  results.push({ data: data as Result['data'], output: 'Action Executed' })

  return results
}
