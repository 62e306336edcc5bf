import type { ErrorObject } from 'ajv'
import type { JSONSchema4 } from 'json-schema'
import { resolveAudienceMembership } from './audience/membership'
import type { AuthTokens } from './auth/tokens'
import type { JSONObject } from './data/json'
import {
  hookTypeStrings,
  syncModeTypes,
  type ActionHookType,
  type AudienceMembership,
  type BaseActionDefinition,
  type ExecuteInput,
  type Subscription,
  type SyncMode
} from './definition'
import type { SegmentEvent } from './definition/segment-event'
import type { Features, HostContext, Personas, StatsContext, SubscriptionMetadata } from './host'
import { AggregateAjvError } from './schema'
import { checkPayload } from './schema/validate'
import type { GroupCondition } from './trigger'
import { cachedTrigger } from './trigger/match'

/** Everything besides the events that an execution of an action needs, in one object. */
export interface Execution<Settings = unknown, AudienceSettings = unknown> extends HostContext {
  mapping: JSONObject
  settings: Settings
  audienceSettings?: AudienceSettings
  personasContext?: Personas
  auth?: AuthTokens
  subscriptionMetadata?: SubscriptionMetadata
  /** Overrides the sync mode of the mapping. */
  syncMode?: SyncMode
  /** Overrides the matching key of the mapping. */
  matchingKey?: string
}

/** The parts of the class `Action` that an execution needs. */
export interface Executable {
  definition: BaseActionDefinition
  /** The fields as JSON Schema. Missing if there are none. */
  schema?: JSONSchema4
  /** The key of the schema in validation caches. */
  schemaKey: string
}

/** Adds the action to the tags of the host, in a copy. */
export function taggedFor<Context extends Pick<HostContext, 'statsContext'>>(
  { partnerAction }: Subscription,
  context: Context
): Context {
  const { statsContext } = context
  if (!statsContext?.tags) return context
  return {
    ...context,
    statsContext: { ...statsContext, tags: [...statsContext.tags, `partnerAction:${partnerAction}`] }
  }
}

/** Makes the execution of a subscription from what the host passes in. */
export function executionOf<Settings>(
  subscription: Subscription,
  { features = {}, statsContext = {} as StatsContext, ...host }: HostContext,
  account: { settings: Settings; auth: AuthTokens },
  events: SegmentEvent | SegmentEvent[]
): Execution<Settings> {
  return {
    mapping: subscription.mapping ?? {},
    features,
    statsContext,
    subscriptionMetadata: {
      actionConfigId: subscription.ID,
      destinationConfigId: subscription.ConfigID,
      actionId: subscription.ActionID,
      sourceId: subscription.ProjectID
    },
    ...host,
    ...account,
    ...audienceContextOf(events)
  }
}

/** Reads the audience of an event, or of the first event of a batch, and the settings of that audience. */
export function audienceContextOf(
  events: SegmentEvent | SegmentEvent[]
): Pick<Execution, 'audienceSettings' | 'personasContext'> {
  const event = Array.isArray(events) ? events[0] : events
  const personas = event?.context?.personas as (Personas & { audience_settings?: unknown }) | undefined
  return { audienceSettings: personas ? personas.audience_settings : {}, personasContext: personas }
}

/** What a delivery returns if no event matches the trigger. */
export const NOT_SUBSCRIBED = 'not subscribed'

/**
 * Parses the trigger of a subscription.
 *
 * @returns its tree, or the reason why it is not valid
 */
export function triggerOf({ subscribe }: Subscription): { tree: GroupCondition } | { reason: string } {
  if (!subscribe || typeof subscribe !== 'string') return { reason: 'Failed to validate subscription' }
  const trigger = cachedTrigger(subscribe)
  return 'error' in trigger ? { reason: `Invalid subscription : ${trigger.error.message}` } : { tree: trigger }
}

/** The property that dynamic authentication adds to payloads. Validation ignores it. */
const EXEMPT = ['dynamicAuthSettings']

/**
 * Makes the payload from a mapped event: removes empty values and unknown properties, and coerces the others to the
 * types of the fields. An action without fields gets the mapped event unchanged.
 *
 * @param single whether the payload is for `perform`; only then are empty strings at the top level removed
 * @returns the payload, or the errors of ajv, which are counted
 */
export function checkedPayload(
  { schema, schemaKey }: Executable,
  resolved: unknown,
  single: boolean,
  statsContext?: StatsContext
): { payload: Record<string, unknown> } | { errors: ErrorObject[] } {
  if (!schema) return { payload: resolved as Record<string, unknown> }
  const checked = checkPayload(resolved, schema, single, { schemaKey, exempt: EXEMPT })
  if ('errors' in checked) count('ajv.discard', statsContext, 1)
  return checked
}

/**
 * Makes the payload like {@link checkedPayload}.
 *
 * @throws AggregateAjvError if the payload does not match the fields
 */
export function payloadOf(...given: Parameters<typeof checkedPayload>): Record<string, unknown> {
  const checked = checkedPayload(...given)
  if ('errors' in checked) throw new AggregateAjvError(checked.errors)
  return checked.payload
}

// The keys of a mapping that are for the runtime, not for the payload.
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

/** Reads what hooks saved in the mapping. */
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

/** Makes the input of `perform`. It has `audienceMembership` only if the event has one. */
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

/** Makes the input of `performBatch`. `payload`, `rawData` and `audienceMembership` are lists in the same order. */
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

/** Has metrics to count with. */
export function counts(statsContext: StatsContext | undefined): statsContext is StatsContext {
  return typeof statsContext?.statsClient?.incr === 'function'
}

/**
 * Calls something that only watches a delivery: a callback, a listener or a metrics client of the host. What it throws is
 * ignored. The destination may have the event by then, and an error would make the host send it again.
 */
export function observe(call: () => void): void {
  try {
    call()
  } catch {
    // The host's own code failed, and the host is the one to notice.
  }
}

function count(name: string, statsContext: StatsContext | undefined, value: number): void {
  statsContext?.statsClient?.incr(name, value, statsContext.tags)
}

/** Counts events that are not sent: they are invalid, or the trigger does not match them. */
export function countDiscarded(statsContext: StatsContext | undefined, events = 1): void {
  count('action.multistatus_discard', statsContext, events)
}

/** Counts an event of a batch that the destination rejected. */
export function countRejected(statsContext: StatsContext | undefined): void {
  count('destination.multistatus_discard', statsContext, 1)
}
