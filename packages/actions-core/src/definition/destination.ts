import type { RequestClient } from '../http/client'
import type { RequestOptions } from '../http/options'
import type { JSONObject } from '../data/json'
import type { ActionDefinition, AsyncActionDefinition, BaseActionDefinition } from './action'
import type { AuthenticationScheme } from './authentication'
import type { GlobalSetting } from './field'
import type { ExecuteInput, MaybePromise } from './input'

/**
 * One saved mapping: when (`subscribe`) to run which action (`partnerAction`) with what payload (`mapping`).
 *
 * @example
 * const subscription: Subscription = {
 *   partnerAction: 'createUser',
 *   subscribe: 'type = "identify"',
 *   mapping: { id: { '@path': '$.userId' } }
 * }
 */
export interface Subscription {
  name?: string
  /** The key of the action. */
  partnerAction: string
  /** The trigger. */
  subscribe: string
  /** Makes the payload from the event. Default: an empty payload. */
  mapping?: JSONObject
  /** Identifiers of the host. Functions of the destination get them as `subscriptionMetadata`. */
  ActionID?: string
  ConfigID?: string
  ID?: string
  ProjectID?: string
}

/**
 * A mapping that comes with the destination, either with a trigger or for an event that the host knows by name.
 *
 * @example
 * const createUsers: Preset = {
 *   type: 'automatic',
 *   name: 'Create users',
 *   partnerAction: 'createUser',
 *   subscribe: 'type = "identify"',
 *   mapping: { id: { '@path': '$.userId' } }
 * }
 */
export type Preset =
  | (Subscription & { type: 'automatic' })
  | (Omit<Subscription, 'subscribe'> & {
      type: 'specificEvent'
      eventSlug:
        | 'warehouse_entity_added_track'
        | 'warehouse_entity_removed_track'
        | 'warehouse_audience_entered_track'
        | 'warehouse_audience_exited_track'
        | 'warehouse_audience_membership_changed_identify'
        | 'warehouse_entity_values_changed_track'
        | 'warehouse_all_events_track'
        | 'journeys_step_entered_track'
        | 'journey_step_all_events_track'
    })

/**
 * What destinations of all kinds have.
 *
 * @example
 * const actionKeys = (definition: BaseDefinition) => Object.keys(definition.actions)
 */
export interface BaseDefinition {
  /** The name that people see. */
  name: string
  /** Where the destination runs. */
  mode: 'cloud' | 'device' | 'warehouse'
  description?: string
  /** The name in URLs and saved connections. */
  slug?: string
  /** The actions by key. */
  actions: Record<string, BaseActionDefinition>
  presets?: Preset[]
}

/**
 * Returns options for every request of a destination: credentials, headers, a timeout.
 *
 * @example
 * const extendRequest: RequestExtension<{ apiKey: string }> = ({ settings }) => ({ headers: { 'x-api-key': settings.apiKey } })
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's default
export type RequestExtension<Settings, Payload = any> = (data: ExecuteInput<Settings, Payload>) => RequestOptions

/**
 * The person whose data to delete.
 *
 * @example
 * const person: DeletionPayload = { userId: 'user-1', anonymousId: 'anonymous-1' }
 */
export interface DeletionPayload {
  userId: string
  anonymousId: string
}

/**
 * Deletes a person's data at the destination.
 *
 * @example
 * const onDelete: Deletion<{ apiKey: string }> = (request, { payload }) =>
 *   request(`https://api.example.com/users/${payload.userId}`, { method: 'delete' })
 */
export type Deletion<Settings, Return = unknown> = (
  request: RequestClient,
  data: ExecuteInput<Settings, DeletionPayload>
) => MaybePromise<Return>

/**
 * A destination that runs on a server: the object that a developer writes.
 *
 * @example
 * const definition: DestinationDefinition<{ apiKey: string }> = {
 *   name: 'Example',
 *   mode: 'cloud',
 *   extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
 *   actions: {}
 * }
 */
export interface DestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'cloud'
  /**
   * The environment variables that the destination reads, by name, and what each holds: credentials that the vendor gives
   * to its partner, the operator of the program, and not to its customers. Default: none.
   */
  environment?: Record<string, string>
  // The payloads of the actions differ from one to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, ActionDefinition<Settings, any, any, any, any>>
  // oxlint-disable-next-line typescript/no-explicit-any
  asyncActions?: Record<string, AsyncActionDefinition<Settings, any, any, any, any>>
  /** Runs once for each execution. Every request merges its own options over what it returns. */
  // oxlint-disable-next-line typescript/no-explicit-any
  extendRequest?: RequestExtension<Settings, any>
  authentication?: AuthenticationScheme<Settings>
  onDelete?: Deletion<Settings>
}

/**
 * A warehouse. The host loads the rows; the actions only describe them.
 *
 * @example
 * const definition: WarehouseDestinationDefinition = { name: 'Example', mode: 'warehouse', settings: {}, actions: {} }
 */
export interface WarehouseDestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'warehouse'
  settings: Record<string, GlobalSetting>
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, ActionDefinition<Settings, any>>
  onDelete?: Deletion<Settings>
}
