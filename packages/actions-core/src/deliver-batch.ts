import type { JSONLikeObject } from './data/json'
import type { ExecuteInput, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { IntegrationError, PayloadValidationError } from './errors/classes'
import { CustomErrorCodes, MultiStatusErrorReporter } from './errors/codes'
import {
  batchInputOf,
  countDiscarded,
  countRejected,
  NOT_SUBSCRIBED,
  payloadOf,
  triggerOf,
  type Executable,
  type Execution
} from './execution'
import type { StatsContext } from './host'
import { HTTPError } from './http/errors'
import type { ModifiedResponse } from './http/response'
import { prepareMapping, resolveMapping, type InputData } from './mapping'
import {
  ActionDestinationErrorResponse,
  invalidNode,
  MultiStatusResponse,
  type Result,
  type ResultMultiStatusNode
} from './result'
import { validate as matches } from './trigger'

/** The largest number of events in a batch. */
export const MAX_BATCH_SIZE = 10_000

/** The parts of the class `Action` that a batch needs. */
export interface BatchExecutable extends Executable {
  hasBatchSupport: boolean
  // oxlint-disable-next-line typescript/no-explicit-any -- the inputs of actions differ
  performBatch(input: ExecuteInput<any, any, any, any, any, any>): Promise<unknown>
}

/** Makes the results of a batch whose events are all invalid for the same reason. */
export function invalidBatch(events: SegmentEvent[], reason: string, { statsContext }: Execution): Result[] {
  countDiscarded(statsContext, events.length)
  return [{ multistatus: events.map(() => invalidNode(reason)) }]
}

/**
 * Delivers a batch to one subscription. `performBatch` gets all events that match at once; each event keeps its place.
 *
 * @returns one `multistatus` with a result for each event; if no event matches, a single `not subscribed`
 * @throws what {@link executeBatch} throws
 */
export async function deliverBatch(
  action: BatchExecutable,
  subscription: Subscription,
  events: SegmentEvent[],
  execution: Execution
): Promise<Result[]> {
  const trigger = triggerOf(subscription)
  if ('reason' in trigger) return invalidBatch(events, trigger.reason, execution)

  const matching = [...events.keys()].filter((index) => {
    const isMatch = matches(trigger.tree, events[index])
    if (!isMatch) countDiscarded(execution.statsContext)
    return isMatch
  })
  if (matching.length === 0) return [{ output: NOT_SUBSCRIBED }]

  const multistatus: ResultMultiStatusNode[] = events.map(() =>
    invalidNode('Payload is either invalid or does not match the subscription')
  )
  const matched = matching.map((index) => events[index])
  const results = await executeBatch(action, matched, execution)
  for (const [position, index] of matching.entries()) multistatus[index] = results[position]
  return [{ multistatus }]
}

/**
 * Executes an action for many events without matching a trigger: maps and validates each, sends the valid ones together.
 *
 * @returns one result for each event, in order
 * @throws IntegrationError (501) if the action has no `performBatch`; what `performBatch` throws; what
 * {@link prepareBatch} throws
 */
export async function executeBatch(
  action: BatchExecutable,
  events: SegmentEvent[],
  execution: Execution
): Promise<ResultMultiStatusNode[]> {
  if (!action.hasBatchSupport) {
    throw new IntegrationError('This action does not support batched requests.', 'NotImplemented', 501)
  }
  const nodes: ResultMultiStatusNode[] = Array.from({ length: events.length })
  const ready = prepareBatch(action, events, execution, (index, reason) => {
    nodes[index] = invalidNode(reason)
  })
  if (ready.length === 0) return nodes

  const payloads = ready.map(({ payload }) => payload)
  const readyEvents = ready.map(({ event }) => event)
  const output = await action.performBatch(batchInputOf(action.definition, execution, readyEvents, payloads))

  for (const [position, { index, payload }] of ready.entries()) {
    nodes[index] = nodeOf(output, position, payload as JSONLikeObject, execution.statsContext)
  }
  return nodes
}

/** A valid event of a batch, with its place in the batch. */
export interface ReadyEvent {
  index: number
  event: SegmentEvent
  payload: Record<string, unknown>
}

/**
 * Maps and validates the events of a batch one by one.
 *
 * @param onInvalid is called with the place of each invalid event and the reason
 * @throws PayloadValidationError for a batch that is too large; the errors of a mapping that is wrong for all events
 */
export function prepareBatch(
  action: Executable,
  events: SegmentEvent[],
  { mapping, statsContext }: Execution,
  onInvalid: (index: number, reason: string) => void
): ReadyEvent[] {
  if (events.length > MAX_BATCH_SIZE) {
    throw new PayloadValidationError(
      `A batch can have at most ${MAX_BATCH_SIZE} events, but this one has ${events.length}. Send several batches.`
    )
  }
  const prepared = prepareMapping(mapping)
  const ready: ReadyEvent[] = []
  for (const [index, event] of events.entries()) {
    try {
      const resolved = resolveMapping(prepared, event as unknown as InputData, statsContext)
      ready.push({ index, event, payload: payloadOf(action, resolved, false, statsContext) })
    } catch (error) {
      countDiscarded(statsContext)
      onInvalid(index, error instanceof Error ? error.message : String(error))
    }
  }
  return ready
}

/** Finds the result of one payload in what `performBatch` returned. */
function nodeOf(
  output: unknown,
  position: number,
  sent: JSONLikeObject,
  statsContext: StatsContext | undefined
): ResultMultiStatusNode {
  if (output instanceof MultiStatusResponse) return entryNode(output, position, statsContext)
  if (output instanceof HTTPError) return { status: output.response.status, body: output.message, sent }
  if (output instanceof Response) {
    const { data, content } = output as ModifiedResponse
    return { status: output.status, body: (data ?? content ?? {}) as JSONLikeObject, sent }
  }
  return { status: 200, body: {}, sent }
}

function entryNode(
  output: MultiStatusResponse,
  position: number,
  statsContext: StatsContext | undefined
): ResultMultiStatusNode {
  const entry = output.getResponseAtIndex(position)
  if (!entry) {
    countDiscarded(statsContext)
    return {
      status: 500,
      errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
      errormessage: 'MultiStatusResponse is missing a response at the specified index',
      errorreporter: MultiStatusErrorReporter.INTEGRATIONS
    }
  }
  if (!(entry instanceof ActionDestinationErrorResponse)) return entry.value()

  countRejected(statsContext)
  const failure = entry.value()
  const isFromDestination = Boolean(failure.sent || failure.body)
  const { DESTINATION, INTEGRATIONS } = MultiStatusErrorReporter
  return { ...failure, errorreporter: isFromDestination ? DESTINATION : INTEGRATIONS }
}
