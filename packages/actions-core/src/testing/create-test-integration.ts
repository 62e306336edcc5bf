import type { AnyInput } from '../action'
import type { AuthTokens } from '../auth/tokens'
import type { JSONObject } from '../data/json'
import type {
  AsyncBatchResponse,
  DestinationDefinition,
  DynamicFieldResponse,
  InputField,
  PollPayload,
  PollResponse,
  RequestFn
} from '../definition'
import type { SegmentEvent } from '../definition/segment-event'
import { Destination, type ExecuteOptions } from '../destination'
import type { EngageDestinationCache, HostContext, Logger, SubscriptionMetadata } from '../host'
import type { DecoratedResponse } from '../http/response'
import type { Result } from '../result'
import { createTestEvent } from './create-test-event'

/** What a test passes in besides its events. */
interface TestInput<Settings> extends HostContext {
  /** Default: empty; with `useDefaultMappings`, the defaults of the fields. */
  mapping?: JSONObject
  settings?: Settings
  /** Starts with the default of every field; `mapping` overrides single ones. Default false. */
  useDefaultMappings?: boolean
  auth?: AuthTokens
  subscriptionMetadata?: SubscriptionMetadata
}

/** Input of {@link TestDestination.testAction}. */
export interface TestActionInput<Settings> extends TestInput<Settings> {
  /** The properties that differ from the event of {@link createTestEvent}. */
  event?: Partial<SegmentEvent>
}

/** Input of {@link TestDestination.testBatchAction} and of `testAsyncBatchAction`. */
export interface TestBatchInput<Settings> extends TestInput<Settings> {
  /** Each goes through {@link createTestEvent}. Default: one track event. */
  events?: Partial<SegmentEvent>[]
}

const silence = { info: () => {}, error: () => {} } as unknown as Logger

/**
 * A destination for tests. It runs single actions and returns the responses to their requests.
 *
 * @example
 * const lastStatus = (destination: TestDestination<{}>) => destination.responses.at(-1)?.status
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's default
export class TestDestination<Settings, AudienceSettings = any> extends Destination<Settings, AudienceSettings> {
  declare responses: DecoratedResponse[]
  /** The results of the latest test call. */
  results: Result[] = []

  protected override onResponse(response: DecoratedResponse): void {
    this.responses.push(response)
  }

  /**
   * Runs an action for one event, without triggers and validation of settings.
   *
   * @returns the responses of its requests; `results` then holds the results
   * @throws what the action throws; `responses` then holds the responses before the error
   */
  async testAction(slug: string, { event, ...input }: TestActionInput<Settings>): Promise<DecoratedResponse[]> {
    this.results = []
    const execution = this.testExecution(slug, input, silence)
    this.results = await this.executeAction(slug, { ...execution, event: createTestEvent(event) })
    return this.takeResponses()
  }

  /**
   * Runs `performBatch` of an action. See {@link testAction}.
   *
   * @returns the responses; `results` then holds one `multistatus`
   */
  async testBatchAction(slug: string, { events, ...input }: TestBatchInput<Settings>): Promise<DecoratedResponse[]> {
    this.results = []
    const execution = this.testExecution(slug, input, {} as Logger)
    const engageDestinationCache = input.engageDestinationCache ?? ({} as EngageDestinationCache)
    const multistatus = await this.executeBatch(slug, {
      ...execution,
      engageDestinationCache,
      events: (events ?? [{ type: 'track' }]).map((event) => createTestEvent(event))
    })
    this.results = [{ multistatus }]
    return this.takeResponses()
  }

  /** Runs the upload of an async action. */
  async testAsyncBatchAction(
    slug: string,
    { events, ...input }: Omit<TestBatchInput<Settings>, 'useDefaultMappings'>
  ): Promise<AsyncBatchResponse> {
    return this.executeAsyncBatch(slug, {
      ...this.testExecution(slug, input, {} as Logger),
      events: (events ?? [{ type: 'track' }]).map((event) => createTestEvent(event))
    })
  }

  /** Asks an async action for the state of a job. */
  async testAsyncPollAction(
    slug: string,
    {
      pollPayload,
      ...input
    }: Omit<TestInput<Settings>, 'useDefaultMappings' | 'mapping'> & { pollPayload: PollPayload }
  ): Promise<PollResponse> {
    const { mapping: _, auth: __, ...execution } = this.testExecution(slug, input, {} as Logger)
    return this.executeAsyncPoll(slug, { ...execution, pollPayload })
  }

  /** Lists the choices of a dynamic field. */
  async testDynamicField(
    slug: string,
    fieldKey: string,
    data: AnyInput<Settings>,
    // oxlint-disable-next-line typescript/no-explicit-any -- hook fields have functions of many payload types
    dynamicFn?: RequestFn<any, any, any, any, any>
  ): Promise<DynamicFieldResponse> {
    return (await this.executeDynamicField(slug, fieldKey, data, dynamicFn)) as DynamicFieldResponse
  }

  private testExecution(slug: string, input: TestInput<Settings>, logger: Logger): ExecuteOptions<Settings> {
    const { useDefaultMappings, mapping = {}, settings = {} as Settings, ...given } = input
    const execution = {
      // A copy, because a mapping object is compiled once, and tests change theirs between calls.
      mapping: { ...(useDefaultMappings && allDefaults(this.actions[slug].definition.fields)), ...mapping },
      settings
    }
    const empty = { features: {}, statsContext: {}, transactionContext: {}, stateContext: {}, subscriptionMetadata: {} }
    return { ...empty, logger, ...definedOnly(given), ...execution } as ExecuteOptions<Settings>
  }

  private takeResponses(): DecoratedResponse[] {
    const { responses } = this
    this.responses = []
    return responses
  }
}

function definedOnly(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}

function allDefaults(fields: Record<string, InputField>): JSONObject {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.default])) as JSONObject
}

/**
 * Makes a {@link TestDestination} from a definition.
 *
 * @example
 * const destination = createTestIntegration({ name: 'Example', mode: 'cloud', actions: {} })
 * const run = () => destination.testAction('send', { useDefaultMappings: true })
 */
export function createTestIntegration<Settings>(
  definition: DestinationDefinition<Settings>
): TestDestination<Settings> {
  return new TestDestination(definition)
}
