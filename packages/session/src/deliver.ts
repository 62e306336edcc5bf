import {
  errorData,
  type Features,
  isRetryableStatus,
  isSuccess,
  type Destination,
  type JSONObject,
  type OnEventOptions,
  type ResultMultiStatusNode,
  type SegmentEvent,
  type SubscriptionMetadata
} from '@segment/actions-core'
import type { Explanation, EventOutcome } from './report'
import { shownValue } from './shown'
import type { TriedSubscription } from './subscription'
import type { TokenKeeper } from './tokens'

/** The destination, account and subscription that events are delivered with. */
export interface Delivery {
  destination: Destination<JSONObject>
  /** The key of the action. */
  key: string
  /** The settings, `oauth` included. */
  settings: JSONObject
  subscription: Pick<TriedSubscription, 'mapping' | 'trigger'>
  tokens: TokenKeeper
  /** What else the runtime gets with an event. Default: nothing. */
  context?: { features?: Features; subscriptionMetadata?: SubscriptionMetadata }
}

/** A trigger that every event matches: no event has this type. */
const ANY = 'type != "none"'

const DELIVERED = { stage: 'delivered', status: 200, retry: false } as const
/** The outcome of an event that does not match the trigger. */
export const UNMET = {
  stage: 'trigger',
  status: 400,
  retry: false,
  message: 'The event does not match the trigger.'
} as const

/** The outcome of an event that was not sent, or whose request was ended, because the run was cancelled. */
export const CANCELLED = {
  stage: 'cancelled',
  status: 400,
  retry: false,
  message: 'The run was cancelled before the event was delivered.'
} as const

/** Sends one event through the runtime: trigger, mapping, validation, action. */
export async function deliverOne(
  delivery: Delivery,
  event: SegmentEvent,
  explanation: Explanation
): Promise<EventOutcome> {
  if (explanation.trigger?.met === false) return UNMET
  try {
    const results = await delivery.destination.onEvent(event, ...hostInput(delivery))
    const data = shownValue(results.at(-1)?.data)
    return { ...DELIVERED, ...(data !== undefined && { data }) }
  } catch (error) {
    return failure(error, explanation)
  }
}

/** Sends events as one batch through the runtime, and returns the outcome of each. */
export async function deliverAll(
  delivery: Delivery,
  events: SegmentEvent[],
  explanations: Explanation[]
): Promise<EventOutcome[]> {
  const sendable = explanations.map(({ trigger }) => trigger?.met !== false)
  try {
    const [result] = await delivery.destination.onBatch(events, ...hostInput(delivery))
    const nodes = result?.multistatus ?? []
    return explanations.map((each, index) => (sendable[index] ? nodeOutcome(nodes[index], each) : UNMET))
  } catch (error) {
    return explanations.map((each, index) => (sendable[index] ? failure(error, each) : UNMET))
  }
}

/** The subscription in the shape that a host passes to the runtime. */
export function hostSubscription({ key, subscription: { mapping, trigger } }: Pick<Delivery, 'key' | 'subscription'>) {
  return { partnerAction: key, subscribe: trigger?.text ?? ANY, mapping }
}

/** Settings and options, in the shape in which a host passes them to the runtime. */
export function hostInput(delivery: Delivery): [settings: JSONObject, options: OnEventOptions] {
  const { settings, tokens, context } = delivery
  return [
    { ...settings, subscription: hostSubscription(delivery) },
    { ...context, ...tokens.options }
  ]
}

/** The outcome of an event that failed with an error. */
export function failure(error: unknown, explanation: Explanation): EventOutcome {
  const { status, code, message, retryable, retryAfterMs } = errorData(error)
  const wait = retryAfterMs !== undefined && { retryAfterMs }
  return { stage: stageOf(explanation), status, code, message, retry: retryable, ...wait }
}

/** The outcome of an event of a batch, from its result. */
export function nodeOutcome(node: ResultMultiStatusNode | undefined, explanation: Explanation): EventOutcome {
  if (node === undefined)
    return { ...DELIVERED, stage: 'action', status: 500, message: 'The batch has no result for this event.' }
  const { status, body, errormessage, errortype } = node as {
    status: number
    body?: unknown
    errormessage?: string
    errortype?: string
  }
  const data = body === undefined ? undefined : shownValue(body)
  const shown = data !== undefined && { data }
  if (isSuccess(node)) return { ...DELIVERED, status, ...shown }
  const message = errormessage ?? (typeof data === 'string' ? data : JSON.stringify(data))
  const code = errortype !== undefined && { code: errortype }
  return { stage: stageOf(explanation), status, ...code, message, retry: isRetryableStatus(status), ...shown }
}

function stageOf({ mappingError, problems }: Explanation): EventOutcome['stage'] {
  if (mappingError !== null) return 'mapping'
  return problems.length > 0 ? 'validation' : 'action'
}
