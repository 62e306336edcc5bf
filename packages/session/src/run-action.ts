import {
  isRetryableStatus,
  isSuccess,
  omit,
  type Features,
  type JSONObject,
  type ResultMultiStatusNode,
  type SegmentEvent
} from '@segment/actions-core'
import { anyFormOf, isAsync } from './async-actions'
import { type Call, ignoredKeys, objectAt, textAt, type JsonBody } from './call'
import { hostInput, type Delivery } from './deliver'
import type { Exchange } from './exchanges'
import { toFailure, type Failure, CallError } from './failure'
import { droppedOutcome, filterEvent, type FilteredEvent } from './filters'
import { nodesOf } from './nodes'
import type { FilterReport } from './report'
import { shownValue } from './shown'
import { parseTrigger } from './subscription'
import { withTokens } from './tokens'

/** The keys of a body that {@link runAction} reads. */
export const ACTION_KEYS = ['payload', 'mapping', 'settings', 'auth', 'features', 'subscriptionMetadata', 'subscribe']

/** The outcome of the events of a call, besides the exchanges. */
export interface Outcome {
  /** The keys of the body that are not in {@link ACTION_KEYS}; absent if there are none. */
  ignored?: string[]
  /** What the stored filters did with each event; absent if there are none. */
  filters?: FilterReport[][]
  /** Whether each event matches the trigger; absent if the call has no trigger (`subscribe`). */
  matched?: boolean[]
  /** The mapped payload of each event that was to be sent, before validation. */
  payloads: unknown[]
  /** What the action returned; for a response, its data. */
  data?: unknown
  /** The result of each event, in order; for a batch, an async action and an event that was not sent. */
  multistatus?: ResultMultiStatusNode[]
  /** The job of an async action: `jobId` and `uploadCount` are what to poll with. There is no job if the upload failed. */
  job?: { jobId?: string; uploadCount: number; status: number }
}

/** The answer of an action: failures, then exchanges. The first element holds the outcome; there is always one. */
export type ActionAnswer = ((Exchange | Failure) & { outcome?: Outcome })[]

function unsent(errormessage: string): ResultMultiStatusNode {
  return { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errormessage, errorreporter: 'INTEGRATIONS' }
}

const UNMATCHED = unsent('The event does not match the trigger, so it was not sent.')

/**
 * Runs the action `key`, which must exist, with the body of the call: filters, matches the trigger if there is
 * one, maps, validates, performs. Errors from then on are part of the answer.
 *
 * Throws a CallError for a body that is invalid for every event.
 */
export async function runAction(call: Call, key: string): Promise<ActionAnswer> {
  const events = eventsOf(call.body)
  const filters = call.filters()
  const filtered = events.list.map((event) => filterEvent(filters, event))
  const delivery = deliveryOf(call, key, filtered)
  const matched = matchEvents(call, filtered)
  const misses = filtered.map((each, index) => missOf(each.filters, matched?.[index]))
  const matching = { ...events, list: filtered.flatMap(({ event }, index) => (misses[index] || !event ? [] : event)) }
  const reports = filtered.map((each) => each.filters)
  const ignored = ignoredKeys(call.body, ACTION_KEYS)
  const outcome: Outcome = {
    ...(ignored.length > 0 && { ignored }),
    ...(reports.some((each) => each.length > 0) && { filters: reports }),
    ...(matched && { matched }),
    payloads: resolvePayloads(call, delivery.subscription.mapping, matching)
  }
  const failures: Failure[] = []
  try {
    if (matching.list.length > 0) Object.assign(outcome, await perform(delivery, matching))
    if (misses.some(Boolean)) outcome.multistatus = inPlaces(misses, outcome.multistatus ?? [])
    failures.push(...failuresOf(outcome.multistatus ?? []))
  } catch (error) {
    failures.push(toFailure(error))
  }
  const [first = noRequest(outcome.data), ...others] = [...failures, ...(await call.recorder.exchanges())]
  return [{ ...first, outcome }, ...others]
}

async function perform(delivery: Delivery, { list, isBatch }: Events): Promise<Partial<Outcome>> {
  const { destination, key, subscription, context } = delivery
  if (isAsync(destination, key, subscription.mapping)) {
    const settings = omit(delivery.settings, ['oauth']) as JSONObject
    const input = { settings, ...context, events: list, mapping: subscription.mapping }
    const { jobId, status, multiStatusResponse } = await withTokens(delivery, (auth) =>
      destination.executeAsyncBatch(key, { ...input, auth })
    )
    const nodes = nodesOf(multiStatusResponse).map(shownNode)
    return { job: { jobId, uploadCount: nodes.filter(isSuccess).length, status }, multistatus: nodes }
  }
  if (isBatch) {
    const [result] = await destination.onBatch(list, ...hostInput(delivery))
    return { multistatus: (result?.multistatus ?? []).map(shownNode) }
  }
  const results = await destination.onEvent(list[0]!, ...hostInput(delivery))
  return { data: shownValue(results.at(-1)?.data) }
}

/** Returns a result of a batch with its body as it is shown. */
function shownNode(node: ResultMultiStatusNode): ResultMultiStatusNode {
  return node.body === undefined ? node : ({ ...node, body: shownValue(node.body) } as ResultMultiStatusNode)
}

/** Returns the result of an event that is not sent; undefined for one that is. */
function missOf(filters: FilterReport[], matched: boolean | undefined): ResultMultiStatusNode | undefined {
  const dropped = droppedOutcome({ filters })
  if (dropped) return unsent(dropped.message!)
  return matched === false ? UNMATCHED : undefined
}

/** Merges the results of the events that were sent with those of the others, in the original order. */
function inPlaces(
  misses: (ResultMultiStatusNode | undefined)[],
  nodes: ResultMultiStatusNode[]
): ResultMultiStatusNode[] {
  const next = nodes.values()
  return misses.map((miss) => miss ?? next.next().value!)
}

function failuresOf(nodes: ResultMultiStatusNode[]): Failure[] {
  return nodes.flatMap((node, event) => {
    if (isSuccess(node)) return []
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

/** Returns the events of a call: one, or a batch. */
export interface Events {
  list: SegmentEvent[]
  isBatch: boolean
}

/** Reads `payload`: an event, or a list of events for a batch. Default: an empty event. */
export function eventsOf(body: JsonBody): Events {
  const { payload } = body
  if (payload === undefined && body.type !== undefined) {
    throw new CallError(400, `The body has no 'payload'. Put the event under that key: {"payload": {"type": ...}}.`)
  }
  if (!Array.isArray(payload)) {
    return { list: [(objectAt(body, 'payload') ?? {}) as unknown as SegmentEvent], isBatch: false }
  }
  const wrong = payload.findIndex((event) => typeof event !== 'object' || event === null || Array.isArray(event))
  if (wrong >= 0)
    throw new CallError(400, `'payload[${wrong}]' in the body must be an object: a batch is a list of events.`)
  if (payload.length === 0)
    throw new CallError(400, `'payload' in the body is an empty list. A batch holds at least one event.`)
  return { list: payload, isBatch: true }
}

/**
 * Reads what events are delivered with. The mapping is that of the body over the defaults of the fields. If both are
 * empty, the first event is the mapping, so that its values are the payload.
 *
 * Throws a CallError for parts of the wrong type and for invalid settings.
 */
function deliveryOf(call: Call, key: string, [first]: FilteredEvent[]): Delivery {
  const { body, destination, loaded, tokens } = call
  const { fields } = anyFormOf(destination, key).definition
  const mapping = { ...loaded.runtime.core.defaultValues(fields), ...objectAt(body, 'mapping') } as JSONObject
  const { auth: _, settings: __, ...context } = contextOf(call)
  return {
    destination,
    key,
    settings: call.settings,
    subscription: {
      mapping: Object.keys(mapping).length > 0 ? mapping : ({ ...first?.event } as unknown as JSONObject)
    },
    tokens,
    context
  }
}

/**
 * Reads the settings, tokens, features and ids of a call.
 *
 * Throws a CallError for parts of the wrong type and for invalid settings.
 */
export function contextOf(call: Call) {
  const { body, destination } = call
  const { oauth, ...settings } = structuredClone(call.settings)
  try {
    destination.validateSettings(settings)
  } catch (error) {
    throw new CallError(400, `The settings are not valid. ${(error as Error).message}`, { cause: error })
  }
  const auth = call.loaded.runtime.core.getAuthData({ oauth } as JSONObject)
  const features = (objectAt(body, 'features') ?? {}) as Features
  return { settings, auth, features, subscriptionMetadata: objectAt(body, 'subscriptionMetadata') ?? {} }
}

/**
 * Returns for each event whether it matches the trigger `subscribe` of the body; undefined for a body without one. An
 * event that was dropped does not match.
 *
 * Throws a CallError that quotes the trigger if it does not parse.
 */
function matchEvents({ body, loaded }: Call, events: FilteredEvent[]): boolean[] | undefined {
  const subscribe = textAt(body, 'subscribe')
  if (subscribe === undefined) return undefined
  const trigger = parseTrigger(subscribe)
  return events.map(({ event }) => loaded.runtime.trigger.validate(trigger, event))
}

/**
 * Maps each event. In a batch, an event whose mapping fails becomes undefined.
 *
 * Throws a CallError for an invalid mapping, and for a single event also if its mapping fails.
 */
export function resolvePayloads({ loaded }: Call, mapping: JSONObject, { list, isBatch }: Events): unknown[] {
  return list.map((event) => {
    try {
      return loaded.runtime.core.transform(mapping, { ...event })
    } catch (error) {
      const { name, message } = error as Error
      if (isBatch && !['ValidationError', 'AggregateError'].includes(name)) return undefined
      throw new CallError(400, `The mapping is not valid: ${message.trim()}`, { cause: error })
    }
  })
}
