import { BoundedCache } from './data/bounded-cache'
import type { JSONObject } from './data/json'
import { isObject, own, realTypeOf } from './data/values'
import type { ActionFields, InputField, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { nameOf, unknownAction, type Deliverable, type DeliveryTarget } from './deliver'
import { MAX_BATCH_SIZE } from './deliver-batch'
import { PayloadValidationError } from './errors/classes'
import { scoped } from './errors/scope'
import { countDiscarded, NOT_SUBSCRIBED, payloadOf, triggerOf } from './execution'
import type { HostContext, OnEventOptions } from './host'
import { transform, type InputData } from './mapping'
import type { Outcome } from './outcome'
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
export interface PreparedSource {
  event: SegmentEvent
  subscription: Subscription
  settings: JSONObject
}

/** A prepared event, as {@link prepare} makes it. */
export class ReadyEvent implements PreparedEvent {
  readonly outcome = 'ready'
  readonly action: string
  readonly #source: PreparedSource

  constructor(
    readonly subscription: string | number,
    readonly payload: JSONObject,
    readonly batchKey: string,
    readonly limits: PreparedEvent['limits'],
    source: PreparedSource
  ) {
    this.action = source.subscription.partnerAction
    this.#source = source
  }

  /** What a prepared event holds besides; undefined if it is a copy, or was made elsewhere. */
  static sourceOf(prepared: PreparedEvent): PreparedSource | undefined {
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
