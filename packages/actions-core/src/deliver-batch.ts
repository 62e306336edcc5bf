import { ActionDestinationErrorResponse, MultiStatusResponse } from './batch/multi-status'
import type { JSONLikeObject } from './data/json'
import type { ExecuteInput, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { IntegrationError, PayloadValidationError } from './errors/classes'
import { CustomErrorCodes, MultiStatusErrorReporter } from './errors/codes'
import { batchInputOf, payloadOf, triggerOf, type Executable, type Execution } from './execution'
import { countDiscarded, countRejected, type StatsContext } from './host'
import { HTTPError } from './http/errors'
import type { ModifiedResponse } from './http/response'
import { prepareMapping, resolveMapping, type InputData } from './mapping'
import { invalidNode, NOT_SUBSCRIBED, type Result, type ResultMultiStatusNode } from './result'
import { validate as matches } from './trigger'

/** The most events that one batch may hold. */
export const MAX_BATCH_SIZE = 10_000

/** An action that takes batches; the class `Action` is one. */
export interface BatchExecutable extends Executable {
  hasBatchSupport: boolean
  // oxlint-disable-next-line typescript/no-explicit-any -- the inputs of actions differ
  performBatch(input: ExecuteInput<any, any, any, any, any, any>): Promise<unknown>
}

/** Gives every event of a batch the same result: it is invalid. */
export function invalidBatch(events: SegmentEvent[], reason: string, { statsContext }: Execution): Result[] {
  countDiscarded(statsContext, events.length)
  return [{ multistatus: events.map(() => invalidNode(reason)) }]
}

/**
 * The way of a batch at one subscription: as `deliverEvent` for one event, but `performBatch` gets all events that match
 * at once, and each event keeps its place.
 *
 * @returns one `multistatus` with a result for each event; when no event matches, a single `not subscribed`
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
 * Executes an action for many events at once, whatever its trigger says: map and validate each, send the rest together.
 *
 * @returns one result for each event, in order; an event that cannot be sent takes its own place
 * @throws IntegrationError (501) when the action has no `performBatch`; what `performBatch` throws; what
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

/** An event of a batch that is ready to be sent, with its place in the batch. */
export interface ReadyEvent {
  index: number
  event: SegmentEvent
  payload: Record<string, unknown>
}

/**
 * Maps and validates the events of a batch one by one.
 *
 * @param onInvalid is called with the place and the reason of each event that cannot be sent; the others go on
 * @throws PayloadValidationError for a batch that is too large; the mapping's own errors, which hold for all events
 */
export function prepareBatch(
  action: Executable,
  events: SegmentEvent[],
  { mapping, statsContext }: Execution,
  onInvalid: (index: number, reason: string) => void
): ReadyEvent[] {
  if (events.length > MAX_BATCH_SIZE) {
    throw new PayloadValidationError(
      `A batch holds at most ${MAX_BATCH_SIZE} events, got ${events.length}. Send them in several batches.`
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

/** Reads the result of one payload from whatever `performBatch` returned. */
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
