import type { AuthTokens } from '../auth/tokens'
import type { JSONLikeObject } from '../data/json'
import type { HostContext, Personas, SubscriptionMetadata } from '../host'
import type { RequestClient } from '../http/client'

/** A value or a promise of it. */
export type MaybePromise<T> = T | Promise<T>

/**
 * The sync modes that an action can offer.
 *
 * @example
 * const isSyncMode = (text: string) => syncModeTypes.some((mode) => mode === text)
 */
export const syncModeTypes = ['add', 'update', 'upsert', 'delete', 'mirror'] as const

/**
 * How rows reach the destination. The mapping chooses one of the modes that its action offers.
 *
 * @example
 * const mode: SyncMode = 'upsert'
 */
export type SyncMode = (typeof syncModeTypes)[number]

/**
 * When a hook runs: someone saves a mapping, or saves a mapping of a reverse-ETL source.
 *
 * @example
 * const isHook = (key: string) => hookTypeStrings.some((type) => type === key)
 */
export const hookTypeStrings = ['onMappingSave', 'retlOnMappingSave'] as const

/**
 * The name of a hook.
 *
 * @example
 * const type: ActionHookType = 'onMappingSave'
 */
export type ActionHookType = (typeof hookTypeStrings)[number]

/**
 * Whether an event adds its person to an audience (true) or removes them (false); undefined if it does neither.
 *
 * @example
 * const verb = (membership: AudienceMembership) => (membership === false ? 'remove' : 'add')
 */
export type AudienceMembership = boolean | undefined

/** Which part of an object or a list needs choices, and what the person has typed. */
export interface DynamicFieldContext {
  selectedArrayIndex?: number
  selectedKey?: string
  query?: string
}

// The defaults of `any` below are the reference's: definitions that leave the parameters out rely on them.
/* oxlint-disable typescript/no-explicit-any */

/**
 * The second argument of every function of a destination: the payload, the settings, and what the host passes in.
 *
 * @example
 * const urlOf = ({ payload }: ExecuteInput<{}, { id: string }>) => `https://api.example.com/users/${payload.id}`
 */
export interface ExecuteInput<
  Settings,
  Payload,
  AudienceSettings = unknown,
  HookInputs = any,
  HookOutputs = any,
  Membership = AudienceMembership | AudienceMembership[]
> extends Readonly<HostContext> {
  /** Always undefined in deliveries: read `rawMapping`. */
  readonly mapping?: JSONLikeObject
  /** The validated settings of the destination. */
  readonly settings: Settings
  /** The settings of the audience that the event comes from. */
  readonly audienceSettings?: AudienceSettings
  /** The mapped, cleaned and validated event; in a batch a list. */
  payload: Payload
  /** The event that became `payload`; in a batch the events, in the same order. */
  readonly rawData?: any
  /** The saved mapping, with its directives. */
  readonly rawMapping?: any
  /** Whether the event adds to (true) or removes from (false) an audience; in a batch one value for each payload. */
  audienceMembership?: Membership
  /** Which page of choices a dynamic field should return. */
  page?: string
  /** The OAuth tokens. */
  readonly auth?: AuthTokens
  readonly personasContext?: Personas
  readonly subscriptionMetadata?: SubscriptionMetadata
  hookInputs?: HookInputs
  /** What the hooks saved together with the mapping. */
  hookOutputs?: Partial<Record<ActionHookType, HookOutputs>>
  dynamicFieldContext?: DynamicFieldContext
  /** The sync mode of the mapping. Set only for actions that define sync modes. */
  syncMode?: SyncMode
  /** The identifier by which the mapping matches records. */
  matchingKey?: string
}

/**
 * A function of a destination. Requests of its client carry the credentials of the account.
 *
 * @example
 * const perform: RequestFn<{}, { id: string }> = (request, { payload }) =>
 *   request('https://api.example.com/users', { method: 'post', json: payload })
 */
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
