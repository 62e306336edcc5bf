import { Action } from './action'
import { AsyncAction } from './async-action'
import { getAuthData } from './auth/tokens'
import type { AnyInput, CloudAction } from './action'
import type {
  AsyncBatchResponse,
  DestinationDefinition,
  DynamicFieldResponse,
  PollPayload,
  PollResponse,
  RequestFn
} from './definition'
import { DestinationAccount, type DestinationOptions } from './account'
import { ErrorCodes } from './errors/codes'
import { IntegrationError, PayloadValidationError } from './errors/classes'
import { scoped } from './errors/scope'
import { attempts, deliver } from './deliver'
import { audienceContextOf, executionOf, type Execution } from './execution'
import { dryRunTransport, type JournalEntry } from './http/journal'
import type { DecoratedResponse } from './http/response'
import type { JSONObject } from './data/json'
import type { OnEventOptions } from './host'
import { isObject, own, realTypeOf } from './data/values'
import { batchResult, named, type DeliveryNode, type DeliveryResult } from './outcome'
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
    this.actions = this.instantiate(
      definition.actions ?? {},
      (action) => new Action(name, action, extendRequest, transport)
    )
    this.asyncActions = this.instantiate(
      definition.asyncActions ?? {},
      (action) => new AsyncAction(name, action, extendRequest, transport)
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
   * @returns for one payload a result for each step, for a list one `multistatus`
   * @throws IntegrationError (404) for an unknown action; otherwise as {@link onEvent}
   */
  async onPayload(
    slug: string,
    payload: JSONObject | JSONObject[],
    settings: JSONObject,
    options: OnEventOptions = {}
  ): Promise<DeliveryResult[]> {
    const action = own(this.actions, slug)
    if (!action) {
      const known = Object.keys(this.actions).join(', ')
      const message = `${this.name} has no action "${slug}". It has: ${known}.`
      throw scoped(new IntegrationError(message, ErrorCodes.NOT_FOUND, 404), 'mapping')
    }
    const subscription = { partnerAction: slug, subscribe: '', mapping: WHOLE }
    const data = payload as unknown as SegmentEvent | SegmentEvent[]
    const valid = this.validSettingsOf(settings)
    const delivery = { settings: valid, hostSettings: settings, options }
    const results = await attempts(this, data, delivery, async (payloads, context, auth) => {
      const execution = executionOf(subscription, context, { settings: valid, auth }, [])
      if (!Array.isArray(payloads)) return action.execute({ ...execution, data: payloads })
      return [batchResult(await action.executeBatch({ ...execution, data: payloads }))]
    })
    return named(results)
  }

  /**
   * Finds out which requests an event, or a batch, would make. Sends nothing: the response to each request is 200 with
   * an empty JSON object, so a request that depends on an earlier response may differ from the real one.
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
    return action.executeBatch({ ...this.executionOf(options, events), data: events })
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
    return action.executeBatch({ ...this.executionOf({ ...options, auth }, events), data: events })
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
    return action.executePoll({ ...options, auth: options.auth ?? getAuthData(options.settings as JSONObject) })
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
    return action.executeDynamicField(fieldKey, data, dynamicFn)
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
