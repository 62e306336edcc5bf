import { isRetryableStatus, type Action, type AsyncAction, type ResultMultiStatusNode } from '@segment/actions-core'
import { toJson } from '../json-text'
import type { Call } from './call'
import type { Exchange } from './exchanges'
import { eventsOf, executionOf, matchEvents, resolvePayloads, type Events } from './execution'
import { toFailure, type Failure } from './failure'
import { ignoredKeys } from './json-body'

/** The keys of a body that {@link runAction} reads. */
export const ACTION_KEYS = ['payload', 'mapping', 'settings', 'auth', 'features', 'subscriptionMetadata', 'subscribe']

/** What became of the events of a call, beside the exchanges. */
export interface Outcome {
  /** The keys of the body that are none of {@link ACTION_KEYS}; only where there are such. */
  ignored?: string[]
  /** Whether each event met the trigger; only for a call that has one (`subscribe`). */
  matched?: boolean[]
  /** What the mapping made of each event that met the trigger, before it was validated. */
  payloads: unknown[]
  /** What the action returned; of a response, its data. */
  data?: unknown
  /** The result of each event, in order; for a batch, an async action and an event that did not meet the trigger. */
  multistatus?: ResultMultiStatusNode[]
  /** Which job to ask for; only for an async action. */
  job?: { jobId?: string; status: number }
}

/** The answer of an action: failures, then exchanges. The first element carries the outcome; there is always one. */
export type ActionAnswer = ((Exchange | Failure) & { outcome?: Outcome })[]

const UNMATCHED: ResultMultiStatusNode = {
  status: 400,
  errortype: 'PAYLOAD_VALIDATION_FAILED',
  errormessage: 'The event does not meet the trigger, so it was not sent.',
  errorreporter: 'INTEGRATIONS'
}

/**
 * Runs the action `key`, which must exist, as the body of the call says: match if there is a trigger, resolve, validate,
 * perform. What goes wrong from there on is part of the answer.
 *
 * Throws a Refusal for a body that no event could pass.
 */
export async function runAction(call: Call, key: string): Promise<ActionAnswer> {
  const { actions, asyncActions } = call.destination
  const action = Object.hasOwn(actions, key) ? actions[key]! : asyncActions[key]!
  const events = eventsOf(call.body)
  const execution = executionOf(call, action.definition, events.list)
  const matched = matchEvents(call, events.list)
  const matching = { ...events, list: events.list.filter((_, index) => matched?.[index] ?? true) }
  const ignored = ignoredKeys(call.body, ACTION_KEYS)
  const outcome: Outcome = {
    ...(ignored.length > 0 && { ignored }),
    ...(matched && { matched }),
    payloads: resolvePayloads(call, execution.mapping, matching)
  }
  const failures: Failure[] = []
  try {
    if (matching.list.length > 0) Object.assign(outcome, await perform(action, matching, execution))
    if (matched?.includes(false)) outcome.multistatus = inPlaces(matched, outcome.multistatus ?? [])
    failures.push(...failuresOf(outcome.multistatus ?? []))
  } catch (error) {
    failures.push(toFailure(error))
  }
  const [first = noRequest(outcome.data), ...others] = [...failures, ...(await call.recorder.exchanges())]
  return [{ ...first, outcome }, ...others]
}

async function perform(
  action: Action | AsyncAction,
  { list, isBatch }: Events,
  execution: ReturnType<typeof executionOf>
): Promise<Partial<Outcome>> {
  if ('executePoll' in action) {
    const { jobId, status, multiStatusResponse } = await action.executeBatch({ ...execution, data: list })
    const nodes = multiStatusResponse.getAllResponses().map((entry) => entry.value())
    return { job: { jobId, status }, multistatus: nodes as ResultMultiStatusNode[] }
  }
  if (isBatch) return { multistatus: await action.executeBatch({ ...execution, data: list }) }
  const results = await action.execute({ ...execution, data: list[0]! })
  return { data: toJson(results.at(-1)?.data) }
}

/** Puts the results of the events that met the trigger back to their places among those that did not. */
function inPlaces(matched: boolean[], nodes: ResultMultiStatusNode[]): ResultMultiStatusNode[] {
  const next = nodes.values()
  return matched.map((isMatch) => (isMatch ? next.next().value! : UNMATCHED))
}

function failuresOf(nodes: ResultMultiStatusNode[]): Failure[] {
  return nodes.flatMap((node, event) => {
    if (node.status < 400 && !('errormessage' in node)) return []
    const { errormessage = String(node.body), errortype } = node as Partial<
      Extract<typeof node, { errormessage: string }>
    >
    const retry = isRetryableStatus(node.status)
    return [
      { statusCode: node.status, message: errormessage, stack: [], code: errortype, event, retry, requestError: true }
    ]
  })
}

function noRequest(data: unknown): Exchange {
  return {
    request: { url: '', method: '', headers: {}, body: '' },
    response: { statusCode: 200, statusMessage: 'The action sent no HTTP request.', headers: {}, body: data ?? '' }
  }
}
