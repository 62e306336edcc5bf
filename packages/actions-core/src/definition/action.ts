import type { RequestClient } from '../http/client'
import type { Transport } from '../http/transport'
import type { AuthTokens } from '../auth/tokens'
import type { AudienceMembership } from '../audience/membership'
import type { MultiStatusResponse } from '../batch/multi-status'
import type {
  EngageDestinationCache,
  Features,
  Logger,
  Personas,
  StateContext,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext
} from '../host'
import type { JSONLikeObject } from '../data/json'
import type { DynamicFieldContext, DynamicFields } from './dynamic-field'
import type { ActionFields, MaybePromise } from './field'
import type { ActionHookDefinition, ActionHookType } from './hook'

/** How rows reach the destination; chosen per mapping where an action offers it. */
export const syncModeTypes = ['add', 'update', 'upsert', 'delete', 'mirror'] as const

export type SyncMode = (typeof syncModeTypes)[number]

export interface SyncModeOption {
  label: string
  value: SyncMode
}

/** The sync modes that an action offers. */
export interface SyncModeDefinition {
  default: SyncMode
  label: string
  description: string
  choices: SyncModeOption[]
}

// The defaults of `any` below are the reference's: definitions that leave the parameters out rely on them.
/* oxlint-disable typescript/no-explicit-any */

/** All that a function of a destination is given besides the request client. */
export interface ExecuteInput<
  Settings,
  Payload,
  AudienceSettings = unknown,
  HookInputs = any,
  HookOutputs = any,
  Membership = AudienceMembership | AudienceMembership[]
> {
  /** The mapping as saved; the runtime leaves it out and gives `rawMapping`. */
  readonly mapping?: JSONLikeObject
  /** The settings of the destination, validated. */
  readonly settings: Settings
  /** The settings of the audience that the event comes from. */
  readonly audienceSettings?: AudienceSettings
  /** What the mapping made of the event, cleaned and validated; in a batch a list. */
  payload: Payload
  /** The event, or in a batch the events, that `payload` was made from. */
  readonly rawData?: any
  /** The mapping as it was saved, unresolved. */
  readonly rawMapping?: any
  /** Whether the event adds to (true) or removes from (false) an audience; aligned with `payload` in a batch. */
  audienceMembership?: Membership
  /** The page of choices wanted from a dynamic field. */
  page?: string
  /** OAuth tokens. */
  readonly auth?: AuthTokens
  readonly features?: Features
  readonly statsContext?: StatsContext
  readonly logger?: Logger
  readonly personasContext?: Personas
  readonly engageDestinationCache?: EngageDestinationCache
  readonly transactionContext?: TransactionContext
  readonly stateContext?: StateContext
  readonly subscriptionMetadata?: SubscriptionMetadata
  /** Aborts when the host gives up; every request of the client follows it. */
  readonly signal?: AbortSignal
  /** Sends the requests of the client instead of the global fetch. */
  readonly transport?: Transport
  hookInputs?: HookInputs
  /** What hooks kept when the mapping was saved. */
  hookOutputs?: Partial<Record<ActionHookType, HookOutputs>>
  dynamicFieldContext?: DynamicFieldContext
  /** The sync mode of the mapping; only for actions that define sync modes. */
  syncMode?: SyncMode
  /** The identifier that the mapping matches records by. */
  matchingKey?: string
}

/** A function of a destination: it gets a client that carries the credentials, and the data. */
export type RequestFn<
  Settings,
  Payload,
  Return = any,
  AudienceSettings = any,
  HookInputs = any,
  Membership = AudienceMembership | AudienceMembership[]
> = (
  request: RequestClient,
  data: ExecuteInput<Settings, Payload, AudienceSettings, HookInputs, any, Membership>
) => MaybePromise<Return>

/** What every kind of action says of itself. */
export interface BaseActionDefinition {
  /** The name that people see. */
  title: string
  description: string
  /** Where the action runs. Default `cloud`. */
  platform?: 'cloud' | 'web'
  /** The trigger that a new mapping starts with, in the trigger language. */
  defaultSubscription?: string
  /** Keeps the action out of lists; saved mappings go on working. Default false. */
  hidden?: boolean
  /** The fields of the payload. With none, the mapping's result is passed on as it is. */
  fields: ActionFields
}

interface ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  dynamicFields?: DynamicFields<Settings, Payload>
  hooks?: {
    [K in ActionHookType]?: ActionHookDefinition<Settings, Payload, AudienceSettings, HookInputs, HookOutputs>
  }
  syncMode?: SyncModeDefinition
}

/** An action: one thing that a destination can do with an event. */
export interface ActionDefinition<Settings, Payload = any, AudienceSettings = any, HookInputs = any, HookOutputs = any>
  extends BaseActionDefinition, ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  /** Sends one payload. A response that it returns becomes the `data` of the result. */
  perform: RequestFn<Settings, Payload, any, AudienceSettings, any, AudienceMembership>
  /**
   * Sends many payloads. A `MultiStatusResponse` gives each its own result, a response the same result to all;
   * anything else counts as success.
   */
  performBatch?: RequestFn<
    Settings,
    Payload[],
    MaybePromise<MultiStatusResponse> | MaybePromise<unknown>,
    AudienceSettings,
    any,
    AudienceMembership[]
  >
}

/** What the upload step of an async action gives; `jobId` is what to ask for later. */
export interface AsyncBatchResponse {
  jobId?: string
  status: number
  multiStatusResponse: MultiStatusResponse
}

/** Which job to ask for. */
export interface PollPayload {
  jobId: string
  uploadCount: number
}

/** How a job stands. */
export interface PollResponse {
  jobId: string
  status: number
  jobStatus: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'RETRYABLE_ERROR'
  multiStatusResponse?: MultiStatusResponse
}

/** An action whose result is known only later: it uploads a batch and is then asked how the job stands. */
export interface AsyncActionDefinition<
  Settings,
  Payload = any,
  AudienceSettings = any,
  HookInputs = any,
  HookOutputs = any
>
  extends BaseActionDefinition, ActionParts<Settings, Payload, AudienceSettings, HookInputs, HookOutputs> {
  performBatch: RequestFn<Settings, Payload[], AsyncBatchResponse, AudienceSettings, any, AudienceMembership[]>
  performPoll: RequestFn<Settings, PollPayload, PollResponse, AudienceSettings>
}
