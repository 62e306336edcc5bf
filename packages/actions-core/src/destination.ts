import { Action, withoutSecrets } from './action'
import { AsyncAction } from './async-action'
import { getAuthData } from './auth/tokens'
import type { AnyInput, CloudAction } from './action'
import type {
  AsyncBatchResponse,
  DestinationDefinition,
  DynamicFieldResponse,
  PollPayload,
  PollResponse,
  RequestFn,
  Subscription,
  SyncMode
} from './definition'
import { DestinationAccount, type DestinationOptions } from './account'
import { ErrorCodes } from './errors/codes'
import { IntegrationError, PayloadValidationError } from './errors/classes'
import { secretsInMapping } from './errors/redact'
import { scoped } from './errors/scope'
import { attempts, deliver, execute } from './deliver'
import { executeBatch } from './deliver-batch'
import { deliverPrepared } from './deliver-prepared'
import { prepare, prepareAll, type PreparedEvent, type UnfitEvent, type UnpreparedEvent } from './prepared'
import { audienceContextOf, executionOf, taggedFor, type Execution } from './execution'
import { dryRunTransport, type JournalEntry } from './http/journal'
import type { DecoratedResponse } from './http/response'
import type { JSONObject } from './data/json'
import type { OnEventOptions } from './host'
import { isObject, own, realTypeOf } from './data/values'
import { batchResult, named, redactResults, type DeliveryNode, type DeliveryResult } from './outcome'
import type { Result } from './result'
import type { SegmentEvent } from './definition/segment-event'

/**
 * Everything besides the events that an execution of an action takes.
 *
 * @example
 * const options: ExecuteOptions<{ apiKey: string }> = { settings: { apiKey: 'a-key' }, mapping: { id: { '@path': '$.userId' } } }
 */
export type ExecuteOptions<Settings> = Omit<Execution<Settings>, 'mapping' | 'personasContext' | 'audienceSettings'> & {
  mapping?: JSONObject
}

/**
 * What a host passes in with a payload that is mapped already, besides everything of {@link OnEventOptions}.
 *
 * @example
 * const options: OnPayloadOptions = { syncMode: 'upsert', matchingKey: 'email', rawData: { type: 'track' } }
 */
export interface OnPayloadOptions extends OnEventOptions {
  /** What the action gets as `syncMode`, if it has sync modes. */
  syncMode?: SyncMode
  /** What the action gets as `matchingKey`. */
  matchingKey?: string
  /** The event that the payload was made of; for a list of payloads, the events in the same order. Default: the payload. */
  rawData?: SegmentEvent | SegmentEvent[]
}

/** The mapping whose result is the whole event. */
const WHOLE = { '@path': '$.' }

/**
 * Delivers events by a definition. One instance can serve many accounts and events at the same time.
 *
 * @example
 * const definition: DestinationDefinition = { name: 'Example', mode: 'cloud', actions: {} }
 * const destination = new Destination(definition)
 * const deliver = (event: SegmentEvent) => destination.onEvent(event, { subscriptions: [] })
 */
export class Destination<Settings = JSONObject, AudienceSettings = JSONObject> extends DestinationAccount<
  Settings,
  AudienceSettings
> {
  readonly actions: Record<string, Action<Settings>>
  readonly asyncActions: Record<string, AsyncAction<Settings>>
  /** The responses to requests of actions, oldest first. Only `TestDestination` keeps them; here the list stays empty. */
  readonly responses: DecoratedResponse[] = []

  constructor(definition: DestinationDefinition<Settings>, options: DestinationOptions = {}) {
    super(definition, options)
    const { name, extendRequest, transport } = this
    const redactor: typeof this.redactor = (settings, auth) => this.redactor(settings, auth)
    this.actions = this.instantiate(
      definition.actions ?? {},
      (action) => new Action(name, action, extendRequest, transport, redactor)
    )
    this.asyncActions = this.instantiate(
      definition.asyncActions ?? {},
      (action) => new AsyncAction(name, action, extendRequest, transport, redactor)
    )
  }

  /**
   * Delivers an event to all subscriptions of the settings that match it.
   *
   * @param settings the settings of the destination, with `subscriptions` (or one `subscription`) and, for OAuth, `oauth`
   * @returns the results of all subscriptions, in their order
   * @throws the first error of a subscription; validation errors have status 400
   */
  async onEvent(event: SegmentEvent, settings: JSONObject, options: OnEventOptions = {}): Promise<DeliveryResult[]> {
    if (!isObject(event)) throw new PayloadValidationError(`The event must be an object, got ${realTypeOf(event)}.`)
    return deliver(this, event, settings, options)
  }

  /**
   * Delivers a batch to every subscription of the settings. See {@link onEvent}.
   *
   * @returns for each subscription one `multistatus`, with a result for each event in order
   */
  async onBatch(events: SegmentEvent[], settings: JSONObject, options: OnEventOptions = {}): Promise<DeliveryResult[]> {
    if (!Array.isArray(events)) throw new PayloadValidationError(`A batch must be an array, got ${realTypeOf(events)}.`)
    return deliver(this, events, settings, options)
  }

  /**
   * Delivers a mapped payload, or a list of them: validates and performs, without triggers.
   *
   * @param options also what else the action can get: sync mode, matching key, and the event or events
   * @returns for one payload a result for each step, for a list one `multistatus`
   * @throws IntegrationError (404) for an unknown action; otherwise as {@link onEvent}
   */
  async onPayload(
    slug: string,
    payload: JSONObject | JSONObject[],
    settings: JSONObject,
    options: OnPayloadOptions = {}
  ): Promise<DeliveryResult[]> {
    const action = own(this.actions, slug)
    if (!action) {
      const known = Object.keys(this.actions).join(', ')
      const message = `${this.name} has no action "${slug}". It has: ${known}.`
      throw scoped(new IntegrationError(message, ErrorCodes.NOT_FOUND, 404), 'mapping')
    }
    const { syncMode, matchingKey, rawData, ...host } = options
    const subscription = { partnerAction: slug, subscribe: '', mapping: WHOLE }
    const handedIn = {
      ...(action.definition.syncMode && syncMode && { syncMode }),
      ...(matchingKey !== undefined && { matchingKey })
    }
    const isList = Array.isArray(payload)
    const raw = (isList ? rawData : [rawData]) as SegmentEvent[] | undefined
    const pairs = [payload].flat().map((each, index) => {
      const data = each as unknown as SegmentEvent
      return { data, event: raw?.[index] ?? data }
    })
    const valid = this.validSettingsOf(settings)
    const delivery = {
      settings: valid,
      hostSettings: settings,
      partnerAction: slug,
      mapping: payload,
      options: taggedFor(subscription, host)
    }
    const results = await attempts(this, isList ? pairs : pairs[0], delivery, async (given, context, auth) => {
      const events = [given].flat().map(({ event }) => event)
      const made = executionOf(subscription, context, { settings: valid, auth }, rawData ? events : [])
      const execution = { ...made, ...handedIn }
      if (!Array.isArray(given)) return execute(action, given.data, execution, given.event)
      const payloads = given.map(({ data }) => data)
      return [batchResult(await executeBatch(action, payloads, execution, events))]
    })
    return named(results)
  }

  /**
   * Matches, maps and validates an event for one subscription, and sends nothing. What comes back says which events can
   * go in one batch, and how large that may be. {@link deliverPrepared} sends it. Subscription and settings must not be
   * modified from the first call on; the runtime itself writes new tokens into the settings.
   *
   * @returns the prepared event, with the outcome `ready`; `filtered` if the trigger does not match it; `misconfigured`
   * if the subscription cannot run
   * @throws as {@link onEvent} does before it sends
   */
  async prepare(
    event: SegmentEvent,
    subscription: Subscription,
    settings: JSONObject,
    options: Pick<OnEventOptions, 'statsContext'> = {}
  ): Promise<PreparedEvent | UnpreparedEvent> {
    return prepare(this, event, subscription, settings, taggedFor(subscription, options))
  }

  /**
   * Prepares several events for one subscription, which takes less time than {@link prepare} for each.
   *
   * @returns one result for each event, in order: what {@link prepare} returns, or what it throws, with the outcome `failed`
   */
  async prepareAll(
    events: readonly SegmentEvent[],
    subscription: Subscription,
    settings: JSONObject,
    options: Pick<OnEventOptions, 'statsContext'> = {}
  ): Promise<(PreparedEvent | UnpreparedEvent | UnfitEvent)[]> {
    return prepareAll(this, events, subscription, settings, taggedFor(subscription, options))
  }

  /**
   * Sends events that {@link prepare} returned, of any accounts and actions of this destination: those with the same
   * batch key together, within their limits; those of actions without `performBatch` one by one.
   *
   * @returns one result for each event, in order. A request that fails is the result of its events; nothing is thrown
   * @throws TypeError for an object that `prepare` did not return
   */
  async deliverPrepared(list: readonly PreparedEvent[], options: OnEventOptions = {}): Promise<DeliveryNode[]> {
    return deliverPrepared(this, list, options)
  }

  /**
   * Finds out which requests an event, or a batch, would make. Sends nothing: the response to each request is 200 with
   * an empty JSON object, so a request that depends on an earlier response may differ from the real one. A connection that
   * uses the `lookup` of the transport, as that to Kafka, fails instead. Destinations that upload by SFTP or by the SDK of
   * AWS do neither: they send, also in a dry run.
   *
   * @throws what the delivery throws
   */
  async dryRun(
    data: SegmentEvent | SegmentEvent[],
    settings: JSONObject,
    options: OnEventOptions = {}
  ): Promise<{ results: DeliveryResult[]; requests: JournalEntry[] }> {
    const requests: JournalEntry[] = []
    const dry = { ...options, transport: dryRunTransport, journal: requests }
    const results = await (Array.isArray(data) ? this.onBatch(data, settings, dry) : this.onEvent(data, settings, dry))
    return { results, requests }
  }

  /** Runs `performBatch` of an action, without triggers and validation of settings. Returns `[]` for an unknown action. */
  async executeBatch(
    slug: string,
    { events, ...options }: ExecuteOptions<Settings> & { events: SegmentEvent[] }
  ): Promise<DeliveryNode[]> {
    const action = own(this.actions, slug)
    if (!action) return []
    return this.redacted(options, async (redact) => {
      const nodes = await action.executeBatch({ ...this.executionOf(options, events), data: events })
      redactResults([{ multistatus: nodes }], redact)
      return nodes
    })
  }

  /**
   * Runs the upload of an async action.
   *
   * @throws IntegrationError (501) for an unknown action
   */
  async executeAsyncBatch(
    slug: string,
    { events, ...options }: ExecuteOptions<Settings> & { events: SegmentEvent[] }
  ): Promise<AsyncBatchResponse> {
    const action = own(this.asyncActions, slug)
    if (!action) throw new IntegrationError(`Async action ${slug} not found.`, 'NotImplemented', 501)
    const auth = options.auth ?? getAuthData(options.settings as JSONObject)
    const mapped = secretsInMapping(action.definition.fields, options.mapping)
    return this.redacted({ settings: options.settings, auth, mapped }, async (redact) => {
      const answer = await action.executeBatch({ ...this.executionOf({ ...options, auth }, events), data: events })
      return { ...answer, multiStatusResponse: redact(answer.multiStatusResponse) }
    })
  }

  /**
   * Asks an async action for the state of a job.
   *
   * @throws IntegrationError (501) for an unknown action
   */
  async executeAsyncPoll(
    slug: string,
    options: Omit<ExecuteOptions<Settings>, 'mapping'> & { pollPayload: PollPayload }
  ): Promise<PollResponse> {
    const action = own(this.asyncActions, slug)
    if (!action) {
      const message = `Async action ${slug} not found or does not support polling.`
      throw new IntegrationError(message, 'NotImplemented', 501)
    }
    const auth = options.auth ?? getAuthData(options.settings as JSONObject)
    return this.redacted({ settings: options.settings, auth }, async (redact) => {
      const answer = await action.executePoll({ ...options, auth })
      return {
        ...answer,
        ...(answer.multiStatusResponse && redact({ multiStatusResponse: answer.multiStatusResponse }))
      }
    })
  }

  /** Lists the choices of a dynamic field of an action. An unknown action has none. */
  async executeDynamicField(
    actionSlug: string,
    fieldKey: string,
    data: AnyInput<Settings>,
    // oxlint-disable-next-line typescript/no-explicit-any -- hook fields have functions of many payload types
    dynamicFn?: RequestFn<any, any, any, any, any>
  ): Promise<DynamicFieldResponse | { choices: [] }> {
    const action: CloudAction<Settings> | undefined =
      own(this.actions, actionSlug) ?? own(this.asyncActions, actionSlug)
    if (!action) return { choices: [] }
    return this.redacted(data, async (redact) =>
      withoutSecrets(await action.executeDynamicField(fieldKey, data, dynamicFn), ['error'], redact)
    )
  }

  /** Runs an action for one event, without triggers and validation of settings. Returns `[]` for an unknown action. */
  protected async executeAction(
    slug: string,
    { event, ...options }: ExecuteOptions<Settings> & { event: SegmentEvent }
  ): Promise<Result[]> {
    const action = own(this.actions, slug)
    if (!action) return []
    return action.execute({ ...this.executionOf(options, [event]), data: event })
  }

  private executionOf(
    { mapping = {}, ...options }: ExecuteOptions<Settings>,
    events: SegmentEvent | SegmentEvent[]
  ): Execution<Settings> {
    const transport = this.transport && { transport: this.transport }
    return { mapping, ...transport, ...options, ...audienceContextOf(events) }
  }

  private instantiate<Definition, Made extends CloudAction>(
    definitions: Record<string, Definition>,
    make: (definition: Definition) => Made
  ): Record<string, Made> {
    return Object.fromEntries(
      Object.entries(definitions).map(([slug, definition]) => {
        const action = make(definition)
        action.on('response', (response: DecoratedResponse) => this.onResponse(response))
        return [slug, action]
      })
    )
  }

  /** Called with each response to a request of an action. */
  protected onResponse(_response: DecoratedResponse): void {}
}
