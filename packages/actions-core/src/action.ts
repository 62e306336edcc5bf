import { EventEmitter } from 'events'
import type { JSONSchema4 } from 'json-schema'
import type { AuthTokens } from './auth/tokens'
import {
  hookTypeStrings,
  type ActionDefinition,
  type ActionHookType,
  type AsyncActionDefinition,
  type DynamicFieldContext,
  type DynamicFieldResponse,
  type ExecuteInput,
  type RequestExtension,
  type RequestFn
} from './definition'
import { executeBatch } from './deliver-batch'
import { isObject, own } from './data/values'
import type { JSONObject } from './data/json'
import type { SegmentEvent } from './definition/segment-event'
import { execute } from './deliver'
import { IntegrationError } from './errors/classes'
import { retryAfterMs } from './errors/error-data'
import type { Redact } from './errors/redact'
import { observe, type Execution } from './execution'
import type { DeliveryNode } from './outcome'
import type { Result } from './result'
import { createRequestClient, type RequestClient } from './http/client'
import { recordResponses, redactedFailure, type ModifiedResponse } from './http/response'
import type { Transport } from './http/transport'
import { fieldsToJsonSchema, validateSchema } from './schema'

/** The definition of an action of either kind. Payloads differ from action to action, hence `any`. */
// oxlint-disable-next-line typescript/no-explicit-any
type AnyDefinition<Settings> = ActionDefinition<Settings, any> | AsyncActionDefinition<Settings, any>

/** The input of a function of any action. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyInput<Settings> = ExecuteInput<Settings, any, any, any, any, any>

/** A function of any action. The runtime calls it with the payload that its own fields make. */
// oxlint-disable-next-line typescript/no-explicit-any
type AnyFunction<Settings> = RequestFn<Settings, any, any, any, any, any>

/** Makes a function that removes the secrets of an account from data. */
type RedactorOf<Settings> = (settings: Settings, auth?: AuthTokens) => Redact

/** What actions of all kinds have. Emits `response` with each response to its requests. */
export abstract class CloudAction<
  // oxlint-disable-next-line typescript/no-explicit-any -- the reference's default: an action of whatever settings
  Settings = any,
  Definition extends AnyDefinition<Settings> = AnyDefinition<Settings>
> extends EventEmitter {
  readonly definition: Definition
  readonly destinationName: string
  /** The fields as JSON Schema. Missing if there are none. */
  readonly schema?: JSONSchema4
  /** The input fields of each hook as JSON Schema. */
  readonly hookSchemas?: Record<string, JSONSchema4>
  readonly hasHookSupport: boolean
  /** The key of the schema in validation caches. */
  readonly schemaKey: string
  private readonly extendRequest?: RequestExtension<Settings>
  private readonly transport?: Transport
  private readonly redactor?: RedactorOf<Settings>

  /** @param redactor removes secrets from the answers of hooks and dynamic fields. Default: none are known */
  constructor(
    destinationName: string,
    definition: Definition,
    extendRequest?: RequestExtension<Settings>,
    transport?: Transport,
    redactor?: RedactorOf<Settings>
  ) {
    super()
    this.definition = definition
    this.destinationName = destinationName
    this.schemaKey = `${destinationName}:${definition.title}`
    this.extendRequest = extendRequest
    this.transport = transport
    this.redactor = redactor
    this.hasHookSupport = definition.hooks !== undefined
    if (Object.keys(definition.fields ?? {}).length > 0) this.schema = fieldsToJsonSchema(definition.fields)
    for (const type of hookTypeStrings) {
      const fields = definition.hooks?.[type]?.inputFields
      if (!fields) continue
      const plain = Object.entries(fields).map(([key, field]) => [key, { ...field, dynamic: Boolean(field.dynamic) }])
      this.hookSchemas = { ...this.hookSchemas, [type]: fieldsToJsonSchema(Object.fromEntries(plain)) }
    }
  }

  /**
   * Lists the choices of a dynamic field.
   *
   * @param field the path: `name`, `object.name`, `object.__keys__`, `object.__values__` or `list.[0].name`
   * @param dynamicFn the function of an input field of a hook, to call instead. Default: the function at the path
   * @returns the choices; for an unknown field none, and an error with code `404`
   */
  async executeDynamicField(
    field: string,
    data: AnyInput<Settings>,
    dynamicFn?: RequestFn<Settings, unknown, unknown>
  ): Promise<DynamicFieldResponse> {
    if (typeof dynamicFn === 'function') {
      return (await this.call(dynamicFn as AnyFunction<Settings>, { ...data })) as DynamicFieldResponse
    }
    const { handler, context } = handlerOf(this.definition.dynamicFields, field)
    if (!handler) {
      return { choices: [], nextPage: '', error: { message: `No dynamic field named ${field} found.`, code: '404' } }
    }
    const given = data?.dynamicFieldContext
    const dynamicFieldContext: DynamicFieldContext | undefined = given || context ? { ...given, ...context } : undefined
    return (await this.call(handler as AnyFunction<Settings>, { ...data, dynamicFieldContext })) as DynamicFieldResponse
  }

  /**
   * Runs a hook, for example when a mapping is saved.
   *
   * @throws IntegrationError (501) if the action has no such hook; AggregateAjvError for invalid input
   */
  async executeHook(hookType: ActionHookType, data: AnyInput<Settings>): Promise<unknown> {
    if (!this.hasHookSupport) {
      throw new IntegrationError('This action does not support any hooks.', 'NotImplemented', 501)
    }
    const hook = this.definition.hooks?.[hookType]
    if (!hook) {
      throw new IntegrationError(`Missing implementation for hook: ${hookType}.`, 'NotImplemented', 501)
    }
    const schema = this.hookSchemas?.[hookType]
    if (schema) {
      validateSchema(data.hookInputs, schema, { statsContext: data.statsContext, exempt: ['dynamicAuthSettings'] })
    }
    const redact = this.redactor?.(data.settings, data.auth)
    try {
      const answer = await (hook.performHook as AnyFunction<Settings>)(this.requestClient(data), data)
      // Not what it saves: later events need that as it is.
      return redact ? withoutSecrets(answer, ['successMessage', 'error'], redact) : answer
    } catch (error) {
      throw redact ? redactedFailure(error, redact) : error
    }
  }

  /** Calls a function of the definition. If that returns a response, returns the data of the response. */
  protected async call(fn: AnyFunction<Settings>, data: AnyInput<Settings>): Promise<unknown> {
    const output: unknown = await fn(this.requestClient(data), data)
    if (!(output instanceof Response)) return output
    const { data: body, content } = output as ModifiedResponse
    return body ?? content
  }

  /**
   * Makes the client of one execution. It has the options of `extendRequest` and records each response.
   *
   * @param waits receives what failed responses say in `Retry-After`, in milliseconds by their status
   */
  protected requestClient(data: AnyInput<Settings>, waits?: Map<number, number>): RequestClient {
    const { statsContext, signal, transport = this.transport } = data ?? {}
    return createRequestClient(this.extendRequest?.(data) ?? {}, {
      afterResponse: waits ? [this.record, (_request, _options, response) => noteWait(waits, response)] : [this.record],
      statsContext,
      ...(signal && { signal }),
      ...(transport && { transport })
    })
  }

  private readonly record = recordResponses((response) => observe(() => this.emit('response', response)))
}

/** An {@link Execution} with its event or events. */
export interface ExecuteBundle<Data, Settings> extends Execution<Settings> {
  data: Data
}

/**
 * One action of a destination, ready to run.
 *
 * @example
 * const run = (action: Action, event: SegmentEvent) => action.execute({ data: event, mapping: {}, settings: {} })
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's defaults
export class Action<Settings = any, Payload = any, AudienceSettings = any> extends CloudAction<
  Settings,
  ActionDefinition<Settings, Payload, AudienceSettings>
> {
  /** Whether the action can send several payloads at once. */
  get hasBatchSupport(): boolean {
    return typeof this.definition.performBatch === 'function'
  }

  /** Runs the action for one event. See {@link execute}. */
  async execute(bundle: ExecuteBundle<SegmentEvent | JSONObject, Settings>): Promise<Result[]> {
    const { data, ...execution } = bundle
    return execute(this, data as SegmentEvent, execution)
  }

  /** Runs the action for many events at once. See {@link executeBatch}. */
  async executeBatch(bundle: ExecuteBundle<(SegmentEvent | JSONObject)[], Settings>): Promise<DeliveryNode[]> {
    const { data, ...execution } = bundle
    return executeBatch(this, data as SegmentEvent[], execution)
  }

  /** Sends one payload. If `perform` returns a response, returns its data. */
  perform(input: AnyInput<Settings>): Promise<unknown> {
    return this.call(this.definition.perform, input)
  }

  /** Sends many payloads and returns what `performBatch` returns. */
  async performBatch(input: AnyInput<Settings>, waits?: Map<number, number>): Promise<unknown> {
    return this.definition.performBatch?.(this.requestClient(input, waits), input)
  }
}

/** Returns the answer of a hook or a dynamic field, without secrets in the members that are for people. */
export function withoutSecrets<Answer>(answer: Answer, members: string[], redact: Redact): Answer {
  if (!isObject(answer)) return answer
  const shown = Object.entries(answer).map(([key, value]) => [key, members.includes(key) ? redact(value) : value])
  return Object.fromEntries(shown) as Answer
}

function noteWait(waits: Map<number, number>, { status, ok, headers }: Response): void {
  const wait = ok ? undefined : retryAfterMs(headers, Date.now())
  if (wait !== undefined) waits.set(status, wait)
}

interface Found {
  /** The function that lists the choices. Undefined for an unknown field. */
  handler?: (...args: never[]) => unknown
  context?: DynamicFieldContext
}

/** Anything but a function is an unknown field. */
function found(handler: unknown, context?: DynamicFieldContext): Found {
  return { handler: typeof handler === 'function' ? (handler as Found['handler']) : undefined, context }
}

/**
 * Finds the function at the path of a dynamic field, and the context that follows from the path. `list.[2].name` is the
 * property `name` of the third element. `object.key` is the function of the property `key`, else `__values__`.
 */
function handlerOf(dynamicFields: unknown, path: string): Found {
  const element = /^(.+)\.\[(\d+)\]\.(.+)$/.exec(path)
  if (element) {
    const [, list, index, key] = element
    return found(own(own(dynamicFields, list), key), { selectedArrayIndex: Number(index) })
  }
  const dot = path.indexOf('.')
  if (dot === -1) return found(own(dynamicFields, path))

  const handlers = own(dynamicFields, path.slice(0, dot))
  const key = path.slice(dot + 1)
  const handler = own(handlers, key)
  return handler === undefined ? found(own(handlers, '__values__'), { selectedKey: key }) : found(handler)
}
