import { getAuthData, getOAuth2Data, type AuthTokens, type OAuth2ClientCredentials } from './auth/tokens'
import type { TokenRefresh } from './auth/token-refresh'
import type { JSONLikeObject, JSONObject } from './data/json'
import { own } from './data/values'
import type { ExecuteInput, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { deliverBatch, invalidBatch, type BatchExecutable } from './deliver-batch'
import { markInputError, statusOf } from './errors/classes'
import { redactedError, type Redact } from './errors/redact'
import { executionOf, inputOf, payloadOf, triggerOf, type Executable, type Execution } from './execution'
import { countDiscarded, observedContext, type HostContext, type OnEventOptions } from './host'
import type { Transport } from './http/transport'
import { transform, type InputData } from './mapping'
import { NOT_SUBSCRIBED, redactedResults, unauthorizedPlaces, withResent, type Result } from './result'
import { validate as matches } from './trigger'

/** What a delivery needs of a destination; the class `Destination` has it. */
export interface DeliveryTarget<Settings> {
  name: string
  actions: Record<string, Deliverable>
  tokens: TokenRefresh
  transport?: Transport
  /** Checks the settings of a host and returns a copy of those that are the destination's own. */
  validSettingsOf(hostSettings: JSONObject): Settings
  redactor(settings: Settings, auth?: Partial<OAuth2ClientCredentials>): Redact
}

/** An action that takes single events and batches. */
export interface Deliverable extends BatchExecutable {
  // oxlint-disable-next-line typescript/no-explicit-any -- the inputs of actions differ
  perform(input: ExecuteInput<any, any, any, any, any, any>): Promise<unknown>
}

type Data = SegmentEvent | SegmentEvent[]

/**
 * The way of an event, or of a batch, from a host to its results: this file from top to bottom. Settings here;
 * then for each subscription {@link attempts}, {@link runSubscription} and {@link deliverEvent}.
 *
 * @returns the results of all subscriptions, in their order
 * @throws the first error of a subscription; validation errors carry status 400
 */
export async function deliver<Settings>(
  target: DeliveryTarget<Settings>,
  data: Data,
  hostSettings: JSONObject,
  options: OnEventOptions
): Promise<Result[]> {
  const settings = target.validSettingsOf(hostSettings)
  const deliveries = subscriptionsOf(hostSettings).map((subscription) =>
    attempts(target, data, { settings, hostSettings, options }, (events, context, auth) => {
      const execution = executionOf(subscription, context, { settings, auth }, events)
      return runSubscription(target, subscription, events, execution, options)
    })
  )
  return (await Promise.all(deliveries)).flat()
}

/** Reads the subscriptions of a host's settings: one `subscription`, or else the list `subscriptions`. */
function subscriptionsOf(settings: JSONObject): Subscription[] {
  if (settings.subscription) return [settings.subscription as unknown as Subscription]
  return Array.isArray(settings.subscriptions) ? (settings.subscriptions as unknown as Subscription[]) : []
}

/** The settings of one delivery. */
interface Account<Settings> {
  /** Those of the destination, validated. */
  settings: Settings
  /** As the host handed them in, tokens included. */
  hostSettings: JSONObject
  options: OnEventOptions
}

/** How many times a delivery with OAuth is attempted: once, and once more with new tokens. */
const ATTEMPTS = 2

/**
 * Sends with the current tokens, and for OAuth once more with new ones when the destination answers 401. Of a batch
 * only the events that got 401 are sent again. Log, journal and errors are redacted.
 *
 * @throws what the last attempt throws; InvalidAuthenticationError when there are no new tokens
 */
export async function attempts<Settings>(
  target: DeliveryTarget<Settings>,
  data: Data,
  { settings, hostSettings, options }: Account<Settings>,
  send: (data: Data, context: HostContext, auth: AuthTokens) => Promise<Result[]>
): Promise<Result[]> {
  let auth = getAuthData(hostSettings)
  let results: Result[] = []
  /** After an attempt at a batch, the places of its events that got 401. */
  let places: number[] | undefined
  for (let attempt = 1; ; attempt++) {
    const redact = redactorOf(target, settings, hostSettings, auth)
    const unsent = places && Array.isArray(data) ? places.map((place) => data[place]) : data
    let failure: { error: unknown } | undefined
    try {
      const context = observedContext(options, attempt, redact, target.transport)
      const sent = redactedResults(await send(unsent, context, auth), redact)
      results = places ? withResent(results, places, sent) : sent
      if (!target.tokens.isOAuth) return results
      places = unauthorizedPlaces(results)
      if (places.length === 0) return results
    } catch (error) {
      failure = { error: redactedError(error, redact) }
      if (!target.tokens.isOAuth || statusOf(error) !== 401) throw failure.error
    }
    // Also after the last attempt, so that the host gets tokens for the next delivery.
    auth = await target.tokens.renew(hostSettings, auth, options)
    if (attempt < ATTEMPTS) continue
    if (failure) throw failure.error
    return results
  }
}

/** Makes a redactor that reads the secrets when it is first used, which most deliveries never do. */
function redactorOf<Settings>(
  target: DeliveryTarget<Settings>,
  settings: Settings,
  hostSettings: JSONObject,
  auth: AuthTokens
): Redact {
  let redact: Redact | undefined
  return (data) => {
    redact ??= target.redactor(settings, { ...getOAuth2Data(hostSettings), ...auth })
    return redact(data)
  }
}

/**
 * Delivers to one subscription and calls `onComplete` with the outcome.
 *
 * @throws what the delivery throws; errors of mapping and schema carry status 400
 */
async function runSubscription(
  target: Pick<DeliveryTarget<unknown>, 'name' | 'actions'>,
  subscription: Subscription,
  data: Data,
  execution: Execution,
  { onComplete }: OnEventOptions
): Promise<Result[]> {
  const started = performance.now()
  let output: Result[] | null = null
  try {
    const results = await runAction(target, subscription, data, execution)
    if (results[0]?.output === NOT_SUBSCRIBED) output = results
    return results
  } catch (error) {
    output = [{ error: { message: error instanceof Error ? error.message : String(error) } }]
    throw markInputError(error)
  } finally {
    onComplete?.({
      duration: performance.now() - started,
      destination: target.name,
      action: subscription.partnerAction,
      subscribe: subscription.subscribe,
      input: {
        data: data as unknown as JSONLikeObject | JSONLikeObject[],
        mapping: execution.mapping,
        settings: execution.settings as JSONObject
      },
      output
    })
  }
}

async function runAction(
  target: Pick<DeliveryTarget<unknown>, 'name' | 'actions'>,
  subscription: Subscription,
  data: Data,
  execution: Execution
): Promise<Result[]> {
  const action = own(target.actions, subscription.partnerAction)
  if (action) {
    return Array.isArray(data)
      ? deliverBatch(action, subscription, data, execution)
      : deliverEvent(action, subscription, data, execution)
  }
  const reason = `Invalid subscription : ${target.name} has no action "${subscription.partnerAction}"`
  return Array.isArray(data) ? invalidBatch(data, reason, execution) : [{ output: reason }]
}

/**
 * Matches one event, and executes the action when it matches.
 *
 * @returns a single `output` when the trigger is invalid or does not match, otherwise the results of {@link execute}
 * @throws what {@link execute} throws
 */
async function deliverEvent(
  action: Deliverable,
  subscription: Subscription,
  event: SegmentEvent,
  execution: Execution
): Promise<Result[]> {
  const trigger = triggerOf(subscription)
  if ('reason' in trigger) return [{ output: trigger.reason }]
  if (!matches(trigger.tree, event)) {
    countDiscarded(execution.statsContext)
    return [{ output: NOT_SUBSCRIBED }]
  }
  return execute(action, event, execution)
}

/**
 * Executes an action for one event, whatever its trigger says: map, clean and validate, perform.
 *
 * @returns a result for each step; the last one holds what `perform` returned as `data`
 * @throws the errors of mapping and schema, which count as status 400, and what `perform` throws
 */
export async function execute(
  action: Executable & Pick<Deliverable, 'perform'>,
  event: SegmentEvent,
  execution: Execution
): Promise<Result[]> {
  const results: Result[] = []

  const resolved = transform(execution.mapping, event as unknown as InputData, execution.statsContext)
  results.push({ output: 'Mappings resolved' })

  const payload = payloadOf(action, resolved, true, execution.statsContext)
  if (action.schema) results.push({ output: 'Payload validated' })

  const data = await action.perform(inputOf(action.definition, execution, event, payload))
  results.push({ data: data as Result['data'], output: 'Action Executed' })

  return results
}
