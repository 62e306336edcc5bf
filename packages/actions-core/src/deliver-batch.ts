import type { JSONLikeObject } from './data/json'
import { SentNode } from './data/v8'
import type { ExecuteInput, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { IntegrationError, PayloadValidationError } from './errors/classes'
import { CustomErrorCodes, MultiStatusErrorReporter } from './errors/codes'
import { scoped, scopeOf, type ErrorScope } from './errors/scope'
import {
  batchInputOf,
  checkedPayload,
  countDiscarded,
  countRejected,
  NOT_SUBSCRIBED,
  triggerOf,
  type Executable,
  type Execution
} from './execution'
import type { StatsContext } from './host'
import { HTTPError } from './http/errors'
import type { ModifiedResponse } from './http/response'
import { prepareMapping, type CompiledMapping } from './mapping'
import {
  batchResult,
  invalidNode,
  judgedNode,
  withFacts,
  withFactsOf,
  type DeliveryNode,
  type DeliveryResult
} from './outcome'
import { ActionDestinationErrorResponse, MultiStatusResponse, type ResultMultiStatusNode } from './result'
import { messageOf } from './schema/human-errors'
import { matches } from './trigger/match'

/** The largest number of events in a batch. */
export const MAX_BATCH_SIZE = 10_000

/** The parts of the class `Action` that a batch needs. */
export interface BatchExecutable extends Executable {
  hasBatchSupport: boolean
  /** @param waits receives what failed responses say in `Retry-After`, in milliseconds by their status */
  // oxlint-disable-next-line typescript/no-explicit-any -- the inputs of actions differ
  performBatch(input: ExecuteInput<any, any, any, any, any, any>, waits?: Map<number, number>): Promise<unknown>
}

/** Makes the results of a batch that a subscription cannot take: each event gets the reason. */
export function misconfiguredBatch(
  events: SegmentEvent[],
  reason: string,
  { statsContext }: Pick<Execution, 'statsContext'>
): DeliveryResult[] {
  countDiscarded(statsContext, events.length)
  return [batchResult(events.map(() => invalidNode(reason, { outcome: 'misconfigured', scope: 'mapping' })))]
}

/**
 * Delivers a batch to one subscription. `performBatch` gets all events that match at once; each event keeps its place.
 *
 * @returns one `multistatus` with a result for each event; if no event matches, it is not enumerable, and `output` is
 * `not subscribed`
 * @throws what {@link executeBatch} throws
 */
export async function deliverBatch(
  action: BatchExecutable,
  subscription: Subscription,
  events: SegmentEvent[],
  execution: Execution
): Promise<DeliveryResult[]> {
  const trigger = triggerOf(subscription)
  if ('reason' in trigger) return misconfiguredBatch(events, trigger.reason, execution)

  const places: number[] = []
  for (const [place, event] of events.entries()) {
    if (matches(trigger.tree, event)) places.push(place)
    else countDiscarded(execution.statsContext)
  }
  if (places.length === 0) {
    return [withFacts({ output: NOT_SUBSCRIBED }, { outcome: 'filtered', multistatus: events.map(filteredNode) })]
  }
  const matching = places.map((place) => events[place])
  const results = await executeBatch(action, matching, execution)
  if (matching.length === events.length) return [batchResult(results)]

  const multistatus: DeliveryNode[] = events.map(filteredNode)
  for (const [position, place] of places.entries()) multistatus[place] = results[position]
  return [batchResult(multistatus)]
}

function filteredNode(): DeliveryNode {
  return invalidNode('Payload is either invalid or does not match the subscription', { outcome: 'filtered' })
}

/**
 * Executes an action for many events without matching a trigger: maps and validates each, sends the valid ones together.
 *
 * @param rawData the events that `performBatch` gets beside the payloads. Default: those that are mapped
 * @returns one result for each event, in order
 * @throws IntegrationError (501) if the action has no `performBatch`; what `performBatch` throws; what
 * {@link prepareBatch} throws
 */
export async function executeBatch(
  action: BatchExecutable,
  events: SegmentEvent[],
  execution: Execution,
  rawData: SegmentEvent[] = events
): Promise<DeliveryNode[]> {
  if (!action.hasBatchSupport) {
    throw new IntegrationError('This action does not support batched requests.', 'NotImplemented', 501)
  }
  const nodes: DeliveryNode[] = Array.from({ length: events.length })
  const onInvalid = (index: number, { message, scope }: Failure) => {
    nodes[index] = invalidNode(message, { outcome: 'failed', scope })
  }
  const ready = prepareBatch(action, events, execution, onInvalid, rawData)
  if (ready.places.length === 0) return nodes

  const sent = await sendBatch(action, ready, execution)
  for (const [position, place] of ready.places.entries()) nodes[place] = sent[position]
  return nodes
}

/**
 * Sends payloads by one call of `performBatch`.
 *
 * @returns one result for each payload, in order
 * @throws what `performBatch` throws
 */
export async function sendBatch(
  action: BatchExecutable,
  { events, payloads }: Pick<ReadyEvents, 'events' | 'payloads'>,
  execution: Execution
): Promise<DeliveryNode[]> {
  const waits = new Map<number, number>()
  const output = await action.performBatch(batchInputOf(action.definition, execution, events, payloads), waits)
  return payloads.map((payload, position) => {
    const node = nodeOf(output, position, payload as JSONLikeObject, execution.statsContext)
    return judgedNode(node, waits)
  })
}

/**
 * The valid events of a batch: lists in the same order. V8 would move a list of objects to the heap of old objects, where
 * each object keeps its payload until a full collection; then collections take a third of the time of a batch.
 */
export interface ReadyEvents {
  /** The places of the events in the batch. */
  places: number[]
  events: SegmentEvent[]
  payloads: Record<string, unknown>[]
}

/** What is wrong with an event. An `Error` of it takes as long to create as the payload of another event. */
interface Failure {
  message: string
  scope: ErrorScope
}

/**
 * Maps and validates the events of a batch one by one, and returns the valid ones.
 *
 * @param onInvalid is called with the place of each invalid event
 * @param rawData the events that `performBatch` gets beside the payloads. Default: those that are mapped
 * @throws PayloadValidationError for a batch that is too large; the errors of a mapping that is wrong for all events
 */
export function prepareBatch(
  action: Executable,
  events: SegmentEvent[],
  { mapping, statsContext }: Execution,
  onInvalid: (index: number, failure: Failure) => void,
  rawData = events
): ReadyEvents {
  if (events.length > MAX_BATCH_SIZE) {
    throw new PayloadValidationError(
      `A batch can have at most ${MAX_BATCH_SIZE} events, but this one has ${events.length}. Send several batches.`
    )
  }
  const payloadOf = preparedMapping(mapping)
  const ready: ReadyEvents = { places: [], events: [], payloads: [] }
  for (const [index, event] of events.entries()) {
    let resolved: unknown
    let failure: Failure
    try {
      resolved = payloadOf(event, statsContext)
      const checked = checkedPayload(action, resolved, false, statsContext)
      if ('payload' in checked) {
        ready.places.push(index)
        ready.events.push(rawData[index])
        ready.payloads.push(checked.payload)
        continue
      }
      failure = { message: messageOf(checked.errors), scope: 'event' }
    } catch (error) {
      failure = failureOf(scoped(error, resolved === undefined ? 'mapping' : 'event'))
    }
    countDiscarded(statsContext)
    onInvalid(index, failure)
  }
  return ready
}

function failureOf(error: unknown): Failure {
  return { message: error instanceof Error ? error.message : String(error), scope: scopeOf(error, 400) }
}

function preparedMapping(mapping: Execution['mapping']): CompiledMapping {
  try {
    return prepareMapping(mapping)
  } catch (error) {
    throw scoped(error, 'mapping')
  }
}

/** Finds the result of one payload in what `performBatch` returned. */
function nodeOf(
  output: unknown,
  position: number,
  sent: JSONLikeObject,
  statsContext: StatsContext | undefined
): ResultMultiStatusNode {
  if (output instanceof MultiStatusResponse) return entryNode(output, position, statsContext)
  if (output instanceof HTTPError) return new SentNode(output.response.status, output.message, sent)
  if (output instanceof Response) {
    const { data, content } = output as ModifiedResponse
    return new SentNode(output.status, (data ?? content ?? {}) as JSONLikeObject, sent)
  }
  return new SentNode(200, {}, sent)
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
  if (!(entry instanceof ActionDestinationErrorResponse)) return { ...entry.value() }

  countRejected(statsContext)
  const failure = entry.value()
  const isFromDestination = Boolean(failure.sent || failure.body)
  const { DESTINATION, INTEGRATIONS } = MultiStatusErrorReporter
  const node = { ...failure, errorreporter: isFromDestination ? DESTINATION : INTEGRATIONS }
  return withFactsOf(node, failure)
}
