import { getAuthData, type AuthTokens, type OAuth2ClientCredentials, type TokenRefresh } from './auth/tokens'
import type { JSONLikeObject, JSONObject } from './data/json'
import { own } from './data/values'
import type { ExecuteInput, Subscription } from './definition'
import type { SegmentEvent } from './definition/segment-event'
import { deliverBatch, misconfiguredBatch, type BatchExecutable } from './deliver-batch'
import { markInputError, statusOf } from './errors/classes'
import { secretsInMapping, type Redact } from './errors/redact'
import { scoped } from './errors/scope'
import {
  countDiscarded,
  counts,
  executionOf,
  inputOf,
  NOT_SUBSCRIBED,
  observe,
  payloadOf,
  taggedFor,
  triggerOf,
  type Executable,
  type Execution
} from './execution'
import type { HostContext, OnEventOptions, StatsContext } from './host'
import { untilAborted } from './http/client'
import { journalled } from './http/journal'
import { redactedFailure } from './http/response'
import type { Transport } from './http/transport'
import type { InputData } from './mapping'
import { transform } from './mapping/transform'
import {
  batchResult,
  DeliveryError,
  failedNode,
  named,
  redactResults,
  unauthorizedPlaces,
  withFacts,
  withResent,
  type DeliveryNode,
  type DeliveryResult,
  type StepResult
} from './outcome'
import type { Result } from './result'
import { countEnded, countFailed, countRetried, measured } from './stats'
import { matches } from './trigger/match'

/** The parts of the class `Destination` that a delivery needs. */
export interface DeliveryTarget<Settings> {
  name: string
  actions: Record<string, Deliverable>
  tokens: TokenRefresh
  transport?: Transport
  /** Validates the settings of a host and returns a copy of those of the destination. */
  validSettingsOf(hostSettings: JSONObject): Settings
  redactor(settings: Settings, auth?: Partial<OAuth2ClientCredentials>, mapped?: string[]): Redact
}

/** An action that takes single events and batches. */
export interface Deliverable extends BatchExecutable {
  // oxlint-disable-next-line typescript/no-explicit-any -- the inputs of actions differ
  perform(input: ExecuteInput<any, any, any, any, any, any>): Promise<unknown>
}

type Data = SegmentEvent | SegmentEvent[]

/**
 * Delivers an event, or a batch, to all subscriptions. Read this file from top to bottom: this function validates the
 * settings; then each subscription goes through {@link attempts}, {@link runSubscription} and {@link deliverEvent}.
 *
 * @returns the results of all subscriptions, in their order
 * @throws for one subscription, its error; validation errors have status 400
 * @throws DeliveryError when some of several subscriptions fail, after all have ended
 */
export async function deliver<Settings>(
  target: DeliveryTarget<Settings>,
  data: Data,
  hostSettings: JSONObject,
  options: OnEventOptions
): Promise<DeliveryResult[]> {
  const settings = target.validSettingsOf(hostSettings)
  const subscriptions = subscriptionsOf(hostSettings)
  if (subscriptions.length === 0) return misconfigured(data, 'The settings have no subscriptions', options)
  const deliverTo = (subscription: Subscription, index: number) => {
    const { partnerAction, mapping } = subscription
    const delivery = { settings, hostSettings, partnerAction, mapping, options: taggedFor(subscription, options) }
    const name = nameOf(subscription, index)
    // Named inside, because each promise around a delivery costs time for each event.
    return attempts<Settings, SegmentEvent>(target, data, delivery, (events, context, auth, redact) => {
      const execution = executionOf(subscription, context, { settings, auth }, events)
      return runSubscription(target, subscription, name, events, execution, options, redact)
    }) as Promise<DeliveryResult[]>
  }
  if (subscriptions.length === 1) return deliverTo(subscriptions[0], 0)
  const settled = await Promise.allSettled(subscriptions.map(deliverTo))
  if (settled.every((ending) => ending.status === 'fulfilled')) return settled.flatMap(({ value }) => value)
  const endings = settled.map((ending, index) => ({
    subscription: nameOf(subscriptions[index], index),
    action: subscriptions[index].partnerAction,
    ...(ending.status === 'fulfilled' ? { results: ending.value } : { error: ending.reason as unknown })
  }))
  throw new DeliveryError(endings, Array.isArray(data) ? data.length : undefined)
}

/** What results call a subscription: its `ID`, else its place in the list or another name. */
export function nameOf({ ID }: Subscription, index: string | number): string | number {
  return ID ?? index
}

/** Reads the subscriptions from the settings of a host: one `subscription`, else the list `subscriptions`. */
function subscriptionsOf(settings: JSONObject): Subscription[] {
  if (settings.subscription) return [settings.subscription as unknown as Subscription]
  return Array.isArray(settings.subscriptions) ? (settings.subscriptions as unknown as Subscription[]) : []
}

/** The settings of one delivery. */
interface DeliverySettings<Settings> {
  /** The validated settings of the destination. */
  settings: Settings
  /** The settings from the host, tokens included. */
  hostSettings: JSONObject
  partnerAction: string
  /** The mapping of the subscription, or the payloads that a host has made: both can hold credentials. */
  mapping?: JSONObject | JSONObject[]
  options: OnEventOptions
}

/** With OAuth, a delivery has two attempts: the second one has new tokens. */
const ATTEMPTS = 2

/**
 * Sends with the current tokens. With OAuth, after a 401, sends once more with new tokens; of a batch, only the events
 * that got 401. Removes the secrets from logs, journal and errors.
 *
 * @throws what the last attempt throws; InvalidAuthenticationError if there are no new tokens
 */
export function attempts<Settings, One>(
  target: DeliveryTarget<Settings>,
  data: One | One[],
  delivery: DeliverySettings<Settings>,
  send: (data: One | One[], context: HostContext, auth: AuthTokens, redact: Redact) => Promise<StepResult[]>
): Promise<StepResult[]> {
  const { statsContext } = delivery.options
  const ended = attemptsOf(target, data, delivery, send)
  return counts(statsContext) ? counted(ended, statsContext, Array.isArray(data) ? data.length : 1) : ended
}

/** Counts how a delivery ends. */
async function counted(
  ended: Promise<StepResult[]>,
  statsContext: StatsContext,
  events: number
): Promise<StepResult[]> {
  try {
    const results = await ended
    // Of a single event each step has a result, and the last one says what became of it.
    observe(() =>
      countEnded(statsContext, (results[0]?.multistatus as DeliveryNode[] | undefined) ?? results.slice(-1))
    )
    return results
  } catch (error) {
    countFailed(statsContext, error, events)
    throw error
  }
}

async function attemptsOf<Settings, One>(
  target: DeliveryTarget<Settings>,
  data: One | One[],
  delivery: DeliverySettings<Settings>,
  send: (data: One | One[], context: HostContext, auth: AuthTokens, redact: Redact) => Promise<StepResult[]>
): Promise<StepResult[]> {
  const { hostSettings, options } = delivery
  let auth = getAuthData(hostSettings)
  let results: StepResult[] = []
  /** The places of the events that got 401; undefined before the first attempt and for single events. */
  let places: number[] | undefined
  for (let attempt = 1; ; attempt++) {
    const redact = redactorOf(target, delivery, auth)
    const unsent = places && Array.isArray(data) ? places.map((place) => data[place]) : data
    let failure: { error: unknown } | undefined
    try {
      const context = observedContext(options, attempt, redact, target.transport)
      const sent = await untilAborted(options.signal, () => send(unsent, context, auth, redact))
      redactResults(sent, redact)
      if (!Array.isArray(unsent)) return sent
      results = places ? withResent(results, places, sent) : sent
      if (!target.tokens.isOAuth) return results
      places = unauthorizedPlaces(results)
      if (places.length === 0) return results
    } catch (error) {
      failure = { error: redactedFailure(error, redact) }
      if (!target.tokens.isOAuth || statusOf(error) !== 401) return endedBy(failure.error, results, places)
    }
    // Also after the last attempt: the host gets tokens for the next delivery.
    const { transport } = observedContext(options, attempt, redact, target.transport, true)
    try {
      auth = await target.tokens.renew(hostSettings, auth, { ...options, transport })
    } catch (error) {
      return endedBy(redactedFailure(error, redact), results, places)
    }
    if (attempt < ATTEMPTS) {
      if (counts(options.statsContext)) countRetried(options.statsContext, places?.length ?? 1)
      continue
    }
    return failure ? endedBy(failure.error, results, places) : results
  }
}

/**
 * Ends a delivery with an error. If some events of a batch have been delivered before, the error is the result of the
 * others, so that a host does not send those once more.
 */
function endedBy(error: unknown, results: StepResult[], places: number[] = []): StepResult[] {
  const [batch] = results
  if (batch?.multistatus?.length === undefined || batch.multistatus.length === places.length) throw error
  return withResent(results, places, [batchResult(places.map(() => failedNode(error)))])
}

/** Makes a redactor that lists the secrets at its first use. */
function redactorOf<Settings>(
  target: DeliveryTarget<Settings>,
  { settings, hostSettings: { oauth }, partnerAction, mapping }: DeliverySettings<Settings>,
  { accessToken, refreshToken }: AuthTokens
): Redact {
  let redact: Redact | undefined
  return (data) => {
    if (redact) return redact(data)
    const { clientId, clientSecret } = (oauth ?? {}) as unknown as OAuth2ClientCredentials
    const { fields = {} } = own(target.actions, partnerAction)?.definition ?? {}
    const tokens = { accessToken, refreshToken, clientId, clientSecret }
    redact = target.redactor(settings, tokens, secretsInMapping(fields, mapping))
    return redact(data)
  }
}

/**
 * Makes the context of one attempt from the options of a host: the log is redacted, and the journal gets the requests.
 *
 * @param ownTransport sends the requests if the options have no transport
 * @param isRefresh whether the requests are for new tokens
 */
function observedContext(
  options: OnEventOptions,
  attempt: number,
  redact: Redact,
  ownTransport: Transport | undefined,
  isRefresh = false
): HostContext {
  const {
    onTokenRefresh: _,
    onComplete: __,
    synchronizeRefreshAccessToken: ___,
    tokenStore: ____,
    journal,
    ...context
  } = options
  const { logger, statsContext, transport = ownTransport } = context
  if (logger) context.logger = redactedCalls(logger, LOGGING, redact)
  if (statsContext?.statsClient) context.statsContext = redactedStats(statsContext, redact)
  if (transport) context.transport = transport
  if (counts(context.statsContext)) context.transport = measured(context.statsContext, context.transport)
  if (journal)
    context.transport = journalled(journal, { attempt, ...(isRefresh && { isRefresh }) }, redact, context.transport)
  return context
}

const LOGGING = ['debug', 'info', 'warn', 'error', 'crit', 'log', 'withTags']
const COUNTING = ['incr', 'set', 'histogram']

/** The metrics that code of destinations counts. The tags are a list of its own: it may add some. */
function redactedStats({ statsClient, tags }: StatsContext, redact: Redact): StatsContext {
  return { statsClient: redactedCalls(statsClient, COUNTING, redact), tags: tags && [...tags] }
}

/** An object of the host whose methods get their arguments without secrets. It may lack some, and may be frozen. */
function redactedCalls<Target extends object>(target: Target, methods: string[], redact: Redact): Target {
  const copy = Object.create(target) as Target
  for (const name of methods) {
    const method: unknown = Reflect.get(target, name)
    if (typeof method !== 'function') continue
    const value = (...given: unknown[]): unknown => Reflect.apply(method, target, redact(given))
    Object.defineProperty(copy, name, { value, configurable: true, writable: true })
  }
  return copy
}

/**
 * Delivers to one subscription, then calls `onComplete`.
 *
 * @throws what the delivery throws; errors of mapping and schema have status 400
 */
async function runSubscription(
  target: Pick<DeliveryTarget<unknown>, 'name' | 'actions'>,
  subscription: Subscription,
  name: string | number,
  data: Data,
  execution: Execution,
  { onComplete }: OnEventOptions,
  redact: Redact
): Promise<StepResult[]> {
  const started = onComplete ? performance.now() : 0
  let output: Result[] | null = null
  try {
    const results = await runAction(target, subscription, data, execution)
    if (results[0]?.output === NOT_SUBSCRIBED) output = results
    return named(results, name)
  } catch (error) {
    output = [{ error: { message: error instanceof Error ? error.message : String(error) } }]
    throw markInputError(error)
  } finally {
    if (onComplete) {
      const { mapping, settings } = execution
      const duration = performance.now() - started
      const { partnerAction: action, subscribe } = subscription
      const input = {
        data: data as unknown as JSONLikeObject | JSONLikeObject[],
        mapping,
        settings: settings as JSONObject
      }
      observe(() => onComplete({ duration, destination: target.name, action, subscribe, ...redact({ input, output }) }))
    }
  }
}

// Not async, as `deliverEvent`: each promise around a delivery costs time for each event.
function runAction(
  target: Pick<DeliveryTarget<unknown>, 'name' | 'actions'>,
  subscription: Subscription,
  data: Data,
  execution: Execution
): Promise<StepResult[]> | StepResult[] {
  const action = own(target.actions, subscription.partnerAction)
  if (action) {
    return Array.isArray(data)
      ? deliverBatch(action, subscription, data, execution)
      : deliverEvent(action, subscription, data, execution)
  }
  return misconfigured(data, unknownAction(target.name, subscription), execution)
}

/** The reason why a subscription cannot run whose action does not exist. */
export function unknownAction(destination: string, { partnerAction }: Subscription): string {
  return `Invalid subscription : ${destination} has no action "${partnerAction}"`
}

/** Makes the results of a subscription that cannot run for any event, or of no subscriptions at all. */
export function misconfigured(
  data: Data,
  reason: string,
  context: Pick<HostContext, 'statsContext'>
): DeliveryResult[] {
  if (Array.isArray(data)) return misconfiguredBatch(data, reason, context)
  return [withFacts({ output: reason }, { outcome: 'misconfigured', scope: 'mapping', retryable: false })]
}

/**
 * Matches one event, and executes the action if it matches.
 *
 * @returns a single `output` if the trigger is not valid or does not match, otherwise the results of {@link execute}
 * @throws what {@link execute} throws
 */
function deliverEvent(
  action: Deliverable,
  subscription: Subscription,
  event: SegmentEvent,
  execution: Execution
): Promise<StepResult[]> | StepResult[] {
  const trigger = triggerOf(subscription)
  if ('reason' in trigger) return misconfigured(event, trigger.reason, execution)
  if (!matches(trigger.tree, event)) {
    countDiscarded(execution.statsContext)
    return [withFacts({ output: NOT_SUBSCRIBED }, { outcome: 'filtered' })]
  }
  return execute(action, event, execution)
}

/**
 * Executes an action for one event without matching a trigger: map, clean and validate, perform.
 *
 * @returns a result for each step; `data` of the last one is what `perform` returned
 * @param rawData the event that `perform` gets beside the payload. Default: the event that is mapped
 * @throws the errors of mapping and schema, which count as status 400, and what `perform` throws
 */
export async function execute(
  action: Executable & Pick<Deliverable, 'perform'>,
  event: SegmentEvent,
  execution: Execution,
  rawData: SegmentEvent = event
): Promise<Result[]> {
  const results: Result[] = []
  let resolved: JSONObject | undefined
  let payload: Record<string, unknown>
  try {
    resolved = transform(execution.mapping, event as unknown as InputData, execution.statsContext)
    results.push({ output: 'Mappings resolved' })
    payload = payloadOf(action, resolved, true, execution.statsContext)
  } catch (error) {
    throw scoped(error, resolved === undefined ? 'mapping' : 'event')
  }
  if (action.schema) results.push({ output: 'Payload validated' })

  const data = await action.perform(inputOf(action.definition, execution, rawData, payload))
  results.push({ data: data as Result['data'], output: 'Action Executed' })

  return results
}
