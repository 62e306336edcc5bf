import { chunk } from './authoring/chunk'
import type { AuthTokens } from './auth/tokens'
import { BoundedCache } from './data/bounded-cache'
import type { JSONLikeObject, JSONObject } from './data/json'
import { isObject, own, realTypeOf } from './data/values'
import type { ActionFields, InputField, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { attempts, nameOf, unknownAction, type Deliverable, type DeliveryTarget } from './deliver'
import { MAX_BATCH_SIZE, sendBatch } from './deliver-batch'
import { PayloadValidationError } from './errors/classes'
import { scoped } from './errors/scope'
import { countDiscarded, executionOf, inputOf, NOT_SUBSCRIBED, payloadOf, taggedFor, triggerOf } from './execution'
import type { HostContext, OnEventOptions } from './host'
import { transform, type InputData } from './mapping'
import { batchResult, failedNode, named, withFacts, type DeliveryNode, type Outcome } from './outcome'
import { matches } from './trigger/match'

/** How many events a batch holds if the payload and the field `batch_size` do not say. Source: the reference's platform. */
const DEFAULT_BATCH_SIZE = 1000
/** How many bytes of payloads a batch holds if the payload and the field `batch_bytes` do not say: 4 MB. */
const DEFAULT_BATCH_BYTES = 4_000_000

/**
 * An event that is matched, mapped and validated, and not yet sent. It stays in the process that prepared it: it holds the
 * settings, the event and the subscription as a private field. To keep it elsewhere, keep those three, and prepare the event
 * again.
 *
 * @example
 * const sizeOf = ({ limits }: PreparedEvent) => limits.batchSize
 */
export interface PreparedEvent {
  outcome: 'ready'
  /** The `ID` of the subscription, else its key `partnerAction`. */
  subscription: string | number
  /** The key of the action. */
  action: string
  payload: JSONObject
  /**
   * Events with the same key can be in one batch. It is a digest of the action, the mapping, the settings, the audience,
   * and the values of the fields in `batch_keys`.
   */
  batchKey: string
  limits: {
    /** The most events of one batch: 1 for an action that cannot send batches, and where `enable_batching` is false. */
    batchSize: number
    /** The most bytes that the payloads of one batch have as JSON. */
    batchBytes: number
  }
}

/**
 * An event that is not to be sent.
 *
 * @example
 * const isDropped = ({ outcome }: UnpreparedEvent) => outcome === 'filtered'
 */
export interface UnpreparedEvent {
  outcome: Extract<Outcome, 'filtered' | 'misconfigured'>
  subscription: string | number
  /** Why. */
  output: string
}

/**
 * An event that cannot be sent, because of what {@link prepare} throws.
 *
 * @example
 * const reasonOf = ({ error }: UnfitEvent) => errorData(error).message
 */
export interface UnfitEvent {
  outcome: Extract<Outcome, 'failed'>
  error: unknown
}

/** What a prepared event holds besides. */
interface Source {
  event: SegmentEvent
  subscription: Subscription
  settings: JSONObject
}

class ReadyEvent implements PreparedEvent {
  readonly outcome = 'ready'
  readonly action: string
  readonly #source: Source

  constructor(
    readonly subscription: string | number,
    readonly payload: JSONObject,
    readonly batchKey: string,
    readonly limits: PreparedEvent['limits'],
    source: Source
  ) {
    this.action = source.subscription.partnerAction
    this.#source = source
  }

  static sourceOf(prepared: PreparedEvent): Source | undefined {
    return #source in prepared ? prepared.#source : undefined
  }
}

/**
 * Matches, maps and validates one event for a subscription.
 *
 * @throws what a delivery throws before it sends: errors of the settings, the mapping and the payload
 */
export async function prepare<Settings>(
  target: DeliveryTarget<Settings>,
  event: SegmentEvent,
  subscription: Subscription,
  settings: JSONObject,
  options: Pick<OnEventOptions, 'statsContext'>
): Promise<PreparedEvent | UnpreparedEvent> {
  const [result] = await prepareAll(target, [event], subscription, settings, options)
  if (result.outcome === 'failed') throw result.error
  return result
}

/** Matches, maps and validates events for a subscription. What {@link prepare} throws for an event is its result. */
export async function prepareAll<Settings>(
  target: DeliveryTarget<Settings>,
  events: readonly SegmentEvent[],
  subscription: Subscription,
  settings: JSONObject,
  { statsContext }: Pick<OnEventOptions, 'statsContext'>
): Promise<(PreparedEvent | UnpreparedEvent | UnfitEvent)[]> {
  try {
    target.validSettingsOf(settings)
  } catch (error) {
    return events.map(() => ({ outcome: 'failed', error }))
  }
  const name = nameOf(subscription, subscription.partnerAction)
  const action = own(target.actions, subscription.partnerAction)
  const trigger = action ? triggerOf(subscription) : { reason: unknownAction(target.name, subscription) }
  if (!action || 'reason' in trigger) {
    const output = 'reason' in trigger ? trigger.reason : ''
    return events.map(() => ({ outcome: 'misconfigured', subscription: name, output }))
  }
  const account = accountDigests.get(subscription)?.get(settings) ?? (await accountDigestOf(subscription, settings))
  const results: (PreparedEvent | UnpreparedEvent | UnfitEvent)[] = []
  for (const event of events) {
    try {
      if (!isObject(event)) throw new PayloadValidationError(`The event must be an object, got ${realTypeOf(event)}.`)
      if (!matches(trigger.tree, event)) {
        countDiscarded(statsContext)
        results.push({ outcome: 'filtered', subscription: name, output: NOT_SUBSCRIBED })
        continue
      }
      const payload = mappedPayload(action, event, subscription, statsContext)
      const limits = limitsOf(action, payload)
      const parts = [target.name, account, event.context?.personas, limits, batchValuesOf(action, payload)]
      const text = JSON.stringify(parts)
      const batchKey = digests.get(text) ?? (await digestOf(text))
      results.push(new ReadyEvent(name, payload as JSONObject, batchKey, limits, { event, subscription, settings }))
    } catch (error) {
      results.push({ outcome: 'failed', error })
    }
  }
  return results
}

function mappedPayload(
  action: Deliverable,
  event: SegmentEvent,
  { mapping = {} }: Subscription,
  statsContext: HostContext['statsContext']
): Record<string, unknown> {
  let resolved: JSONObject | undefined
  try {
    resolved = transform(mapping, event as unknown as InputData, statsContext)
    const isSingle = !action.hasBatchSupport || resolved.enable_batching === false
    return payloadOf(action, resolved, isSingle, statsContext)
  } catch (error) {
    throw scoped(error, resolved === undefined ? 'mapping' : 'event')
  }
}

function limitsOf(
  { hasBatchSupport, definition }: Deliverable,
  payload: Record<string, unknown>
): PreparedEvent['limits'] {
  const fields = (definition.fields ?? {}) as ActionFields
  const isBatched = hasBatchSupport && payload.enable_batching !== false
  return {
    batchSize: isBatched ? Math.min(limitOf('batch_size', fields, payload) ?? DEFAULT_BATCH_SIZE, MAX_BATCH_SIZE) : 1,
    batchBytes: limitOf('batch_bytes', fields, payload) ?? DEFAULT_BATCH_BYTES
  }
}

/** A limit by the payload, else by the default or the maximum of its field. */
function limitOf(key: string, fields: ActionFields, payload: Record<string, unknown>): number | undefined {
  const field = own(fields, key) as InputField | undefined
  const most = field?.maximum ?? Infinity
  const value = [payload[key], field?.default, most].find(isLimit)
  return value === undefined ? undefined : Math.min(value, most)
}

function isLimit(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 1
}

/** The values of the fields that split batches. */
function batchValuesOf({ definition }: Deliverable, payload: Record<string, unknown>): unknown[] {
  const keys = payload.batch_keys ?? (definition.fields as ActionFields | undefined)?.batch_keys?.default ?? []
  return (Array.isArray(keys) ? keys : [keys]).map((key) => [key, payload[String(key)]])
}

/** A digest takes longer than the rest of a preparation, and many events have the same one. */
const digests = new BoundedCache<string, string>()
/** Neither a subscription nor settings are modified while prepared events hold them. */
const accountDigests = new WeakMap<Subscription, WeakMap<JSONObject, string>>()

/** The digest of what is the same for all events of a subscription and an account. */
async function accountDigestOf(subscription: Subscription, settings: JSONObject): Promise<string> {
  const { ID, ConfigID, partnerAction, mapping } = subscription
  const account = { ...settings, subscription: undefined, subscriptions: undefined }
  const text = JSON.stringify([ID, ConfigID, partnerAction, mapping, account])
  const digest = digests.get(text) ?? (await digestOf(text))
  const ofSubscription = accountDigests.get(subscription) ?? new WeakMap<JSONObject, string>()
  accountDigests.set(subscription, ofSubscription.set(settings, digest))
  return digest
}

async function digestOf(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  digests.set(text, hex, text.length)
  return hex
}

/** How many single events of one list are sent at the same time. */
const SINGLES_AT_ONCE = 10

/**
 * Sends prepared events: those with the same batch key together, as far as their limits allow; others one by one.
 *
 * @returns one result for each event, in order; an error is the result of each event that it is about
 */
export async function deliverPrepared<Settings>(
  target: DeliveryTarget<Settings>,
  list: readonly PreparedEvent[],
  options: OnEventOptions
): Promise<DeliveryNode[]> {
  const nodes: DeliveryNode[] = Array.from({ length: list.length })
  const batches = new Map<string, Placed[]>()
  const singles: Placed[] = []
  // Copies of the same settings share new tokens.
  const settingsByKey = new Map<string, JSONObject>()
  for (const [place, prepared] of list.entries()) {
    const source = sourceOf(target, prepared)
    const settings = settingsByKey.get(prepared.batchKey) ?? source.settings
    settingsByKey.set(prepared.batchKey, settings)
    const placed = { event: source.event, subscription: source.subscription, settings, place, prepared }
    if (!target.actions[prepared.action].hasBatchSupport || prepared.payload.enable_batching === false) {
      singles.push(placed)
      continue
    }
    const group = batches.get(prepared.batchKey) ?? []
    group.push(placed)
    batches.set(prepared.batchKey, group)
  }
  const send = async (part: Placed[], asBatch: boolean) => {
    const sent = await sendPart(target, part, asBatch, options)
    named(sent, part[0].prepared.subscription)
    for (const [index, { place }] of part.entries()) nodes[place] = sent[index]
  }
  const sendBatches = async (group: Placed[]) => {
    const { batchSize: count, batchBytes: bytes } = group[0].prepared.limits
    for (const part of chunk(group, { count, bytes }, ({ prepared }) => prepared.payload)) await send(part, true)
  }
  const rest = singles.values()
  const sendSingles = async () => {
    for (const single of rest) await send([single], false)
  }
  await Promise.all([
    ...[...batches.values()].map(sendBatches),
    ...Array.from({ length: Math.min(SINGLES_AT_ONCE, singles.length) }, sendSingles)
  ])
  return nodes
}

/** A prepared event with its place in the list. */
type Placed = Source & { place: number; prepared: PreparedEvent }

function sourceOf<Settings>(target: DeliveryTarget<Settings>, prepared: PreparedEvent): Source {
  const source = ReadyEvent.sourceOf(prepared)
  if (source && own(target.actions, prepared.action)) return source
  throw new TypeError(
    `A prepared event must be the object that prepare() of ${target.name} returned. Prepare the event again.`
  )
}

async function sendPart<Settings>(
  target: DeliveryTarget<Settings>,
  part: Placed[],
  asBatch: boolean,
  options: OnEventOptions
): Promise<DeliveryNode[]> {
  const { subscription, settings: hostSettings } = part[0]
  const { partnerAction, mapping } = subscription
  const action = target.actions[partnerAction]
  try {
    const settings = target.validSettingsOf(hostSettings)
    const executionFor = (placed: Placed[], context: HostContext, auth: AuthTokens) =>
      executionOf(
        subscription,
        context,
        { settings, auth },
        placed.map(({ event }) => event)
      )
    const data: Placed | Placed[] = asBatch ? part : part[0]
    const [result] = await attempts(
      target,
      data,
      { settings, hostSettings, partnerAction, mapping, options: taggedFor(subscription, options) },
      async (placed, context, auth) => {
        const list = Array.isArray(placed) ? placed : [placed]
        const execution = executionFor(list, context, auth)
        const events = list.map(({ event }) => event)
        const payloads = list.map(({ prepared }) => prepared.payload)
        if (asBatch) return [batchResult(await sendBatch(action, { events, payloads }, execution))]
        const answer = await action.perform(inputOf(action.definition, execution, events[0], payloads[0]))
        return [batchResult([acceptedNode(payloads[0], answer)])]
      }
    )
    return result.multistatus as DeliveryNode[]
  } catch (error) {
    return part.map(() => failedNode(error))
  }
}

function acceptedNode(payload: JSONObject, answer: unknown): DeliveryNode {
  const node = { status: 200, sent: payload as JSONLikeObject, body: (answer ?? {}) as JSONLikeObject }
  return withFacts(node, { outcome: 'delivered' })
}
