import { resolveAudienceMembership, type AudienceMembership } from './audience/membership'
import type { AuthTokens } from './auth/tokens'
import type {
  EngageDestinationCache,
  Features,
  Logger,
  Personas,
  StateContext,
  StatsContext,
  SubscriptionMetadata,
  TransactionContext
} from './host'
import {
  hookTypeStrings,
  syncModeTypes,
  type ActionHookType,
  type BaseActionDefinition,
  type ExecuteInput,
  type Subscription,
  type SyncMode
} from './definition'
import type { Transport } from './http/transport'
import type { JSONObject } from './data/json'
import type { OnEventOptions } from './host'
import type { SegmentEvent } from './definition/segment-event'

/** All that an execution of an action needs besides the event; passed whole from stage to stage. */
export interface Execution<Settings = unknown, AudienceSettings = unknown> {
  mapping: JSONObject
  settings: Settings
  audienceSettings?: AudienceSettings
  auth?: AuthTokens
  features?: Features
  statsContext?: StatsContext
  logger?: Logger
  personasContext?: Personas
  engageDestinationCache?: EngageDestinationCache
  transactionContext?: TransactionContext
  stateContext?: StateContext
  subscriptionMetadata?: SubscriptionMetadata
  signal?: AbortSignal
  /** Sends the requests instead of the global fetch. */
  transport?: Transport
}

/** Makes the execution of a subscription out of what the host handed in. */
export function subscribedExecution<Settings>(
  subscription: Subscription,
  host: OnEventOptions,
  account: { settings: Settings; auth: AuthTokens },
  audience: { audienceSettings?: unknown; personasContext?: Personas } = {}
): Execution<Settings> {
  const { statsContext } = host
  const tags = statsContext?.tags && [...statsContext.tags, `partnerAction:${subscription.partnerAction}`]
  return {
    mapping: subscription.mapping ?? {},
    settings: account.settings,
    audienceSettings: audience.audienceSettings,
    personasContext: audience.personasContext,
    auth: account.auth,
    features: host.features ?? {},
    statsContext: (tags ? { ...statsContext, tags } : (statsContext ?? {})) as StatsContext,
    logger: host.logger,
    engageDestinationCache: host.engageDestinationCache,
    transactionContext: host.transactionContext,
    stateContext: host.stateContext,
    subscriptionMetadata: {
      actionConfigId: subscription.ID,
      destinationConfigId: subscription.ConfigID,
      actionId: subscription.ActionID,
      sourceId: subscription.ProjectID
    },
    signal: host.signal,
    transport: host.transport
  }
}

/** The keys of a mapping that are meant for the runtime and not for the payload. */
const SYNC_MODE_KEY = '__segment_internal_sync_mode'
const MATCHING_KEY = '__segment_internal_matching_key'

type Definition = BaseActionDefinition & { syncMode?: unknown; hooks?: Partial<Record<ActionHookType, unknown>> }

function syncModeOf(definition: Definition, mapping: JSONObject): SyncMode | undefined {
  if (!definition.syncMode) return undefined
  return syncModeTypes.find((mode) => mode === mapping[SYNC_MODE_KEY])
}

function matchingKeyOf(mapping: JSONObject): string | undefined {
  const key = mapping[MATCHING_KEY]
  return key ? String(key) : undefined
}

/** Reads what the hooks of the action kept in the mapping, unresolved. */
function hookOutputsOf(definition: Definition, mapping: JSONObject): Partial<Record<ActionHookType, unknown>> {
  if (!definition.hooks) return {}
  const types = hookTypeStrings.filter((type) => definition.hooks?.[type] && mapping[type])
  return Object.fromEntries(types.map((type) => [type, mapping[type]]))
}

function dataOf<Settings, Payload, AudienceSettings>(
  definition: Definition,
  execution: Execution<Settings, AudienceSettings>,
  rawData: unknown,
  payload: Payload
): ExecuteInput<Settings, Payload, AudienceSettings> {
  const { mapping } = execution
  // V8 takes some 40 times as long for a literal that begins with a spread and has more keys than what is spread.
  return {
    rawMapping: mapping,
    rawData,
    payload,
    hookOutputs: hookOutputsOf(definition, mapping),
    syncMode: syncModeOf(definition, mapping),
    matchingKey: matchingKeyOf(mapping),
    ...execution,
    mapping: undefined
  }
}

function membershipOf(event: SegmentEvent, { syncMode, features }: { syncMode?: SyncMode; features?: Features }) {
  return resolveAudienceMembership(event as unknown as Record<string, unknown>, syncMode, features)
}

/** Makes the input of `perform`. `audienceMembership` is there only if the event says it. */
export function inputOf<Settings, Payload, AudienceSettings>(
  definition: Definition,
  execution: Execution<Settings, AudienceSettings>,
  event: SegmentEvent,
  payload: Payload
): ExecuteInput<Settings, Payload, AudienceSettings, unknown, unknown, AudienceMembership> {
  const data = dataOf(definition, execution, event, payload)
  const audienceMembership = membershipOf(event, data)
  if (audienceMembership !== undefined) data.audienceMembership = audienceMembership
  return data as ReturnType<typeof inputOf<Settings, Payload, AudienceSettings>>
}

/** Makes the input of `performBatch`. `payload`, `rawData` and `audienceMembership` line up. */
export function batchInputOf<Settings, Payload, AudienceSettings>(
  definition: Definition,
  execution: Execution<Settings, AudienceSettings>,
  events: SegmentEvent[],
  payloads: Payload[]
): ExecuteInput<Settings, Payload[], AudienceSettings, unknown, unknown, AudienceMembership[]> {
  const data = dataOf(definition, execution, events, payloads)
  const audienceMembership = events.map((event) => membershipOf(event, data) as AudienceMembership)
  return { ...data, audienceMembership }
}
