import type { Action } from '../action'
import type { StatsContext } from '../host'
import { CustomErrorCodes, MultiStatusErrorReporter } from '../errors/codes'
import { IntegrationError } from '../errors/classes'
import { batchInputOf, type Execution } from '../execution'
import { HTTPError } from '../http/errors'
import type { ModifiedResponse } from '../http/response'
import type { JSONLikeObject } from '../data/json'
import { countDiscarded, countRefused } from '../host'
import type { ResultMultiStatusNode } from '../result'
import type { SegmentEvent } from '../definition/segment-event'
import { ActionDestinationErrorResponse, MultiStatusResponse } from './multi-status'
import { prepareBatch } from './prepare-batch'

/** Makes the result of an event that was refused before anything was sent: status 400, never tried again. */
export function refusedNode(reason: string): ResultMultiStatusNode {
  return {
    status: 400,
    errortype: CustomErrorCodes.PAYLOAD_VALIDATION_FAILED,
    errormessage: reason,
    errorreporter: MultiStatusErrorReporter.INTEGRATIONS
  }
}

/**
 * Runs an action for many events at once, whatever its trigger says: resolve and validate each, send the rest together.
 *
 * @returns one result for each event, in order; an event that cannot be sent takes its own place
 * @throws IntegrationError (501) where the action has no `performBatch`; what `performBatch` throws; what
 * {@link prepareBatch} throws
 */
export async function executeBatch(
  action: Action,
  events: SegmentEvent[],
  execution: Execution
): Promise<ResultMultiStatusNode[]> {
  if (!action.hasBatchSupport) {
    throw new IntegrationError('This action does not support batched requests.', 'NotImplemented', 501)
  }
  const nodes: ResultMultiStatusNode[] = Array.from({ length: events.length })
  const ready = prepareBatch(action, events, execution, (index, reason) => {
    nodes[index] = refusedNode(reason)
  })
  if (ready.length === 0) return nodes

  const payloads = ready.map(({ payload }) => payload)
  const readyEvents = ready.map(({ event }) => event)
  const answer = await action.performBatch(batchInputOf(action.definition, execution, readyEvents, payloads))

  for (const [position, { index, payload }] of ready.entries()) {
    nodes[index] = nodeOf(answer, position, payload as JSONLikeObject, execution.statsContext)
  }
  return nodes
}

/** Reads the result of one payload out of whatever `performBatch` gave. */
function nodeOf(
  answer: unknown,
  position: number,
  sent: JSONLikeObject,
  statsContext: StatsContext | undefined
): ResultMultiStatusNode {
  if (answer instanceof MultiStatusResponse) return entryNode(answer, position, statsContext)
  if (answer instanceof HTTPError) return { status: answer.response.status, body: answer.message, sent }
  if (answer instanceof Response) {
    const { data, content } = answer as ModifiedResponse
    return { status: answer.status, body: (data ?? content ?? {}) as JSONLikeObject, sent }
  }
  return { status: 200, body: {}, sent }
}

function entryNode(
  answer: MultiStatusResponse,
  position: number,
  statsContext: StatsContext | undefined
): ResultMultiStatusNode {
  const entry = answer.getResponseAtIndex(position)
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

  countRefused(statsContext)
  const failure = entry.value()
  const fromDestination = Boolean(failure.sent || failure.body)
  const { DESTINATION, INTEGRATIONS } = MultiStatusErrorReporter
  return { ...failure, errorreporter: fromDestination ? DESTINATION : INTEGRATIONS }
}
