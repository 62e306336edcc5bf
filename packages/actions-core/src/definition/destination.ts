import type { RequestClient } from '../http/client'
import type { RequestOptions } from '../http/options'
import type { JSONObject } from '../data/json'
import type { ActionDefinition, AsyncActionDefinition, BaseActionDefinition, ExecuteInput } from './action'
import type { AuthenticationScheme } from './authentication'
import type { GlobalSetting, MaybePromise } from './field'

/** One saved mapping: when (`subscribe`), what (`partnerAction`) and how (`mapping`). */
export interface Subscription {
  name?: string
  /** The key of the action. */
  partnerAction: string
  /** When to run it, in the trigger language. */
  subscribe: string
  /** How to make the payload from the event, in the mapping language. Default: nothing. */
  mapping?: JSONObject
  /** Identifiers that hosts give; passed on as `subscriptionMetadata`. */
  ActionID?: string
  ConfigID?: string
  ID?: string
  ProjectID?: string
}

/** A mapping that comes with the destination: one for a trigger, or one for an event that the host knows by name. */
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

/** What every kind of destination says of itself. */
export interface BaseDefinition {
  /** The name that people see. */
  name: string
  /** Where the destination runs. */
  mode: 'cloud' | 'device' | 'warehouse'
  description?: string
  /** The name in addresses and saved connections. */
  slug?: string
  /** The actions by key. */
  actions: Record<string, BaseActionDefinition>
  presets?: Preset[]
}

/** Options that every request of a destination gets: credentials, headers, a timeout. */
// oxlint-disable-next-line typescript/no-explicit-any -- the reference's default
export type RequestExtension<Settings, Payload = any> = (data: ExecuteInput<Settings, Payload>) => RequestOptions

/** Whose data to delete. */
export interface DeletionPayload {
  userId: string
  anonymousId: string
}

/** Deletes a person's data at the destination. */
export type Deletion<Settings, Return = unknown> = (
  request: RequestClient,
  data: ExecuteInput<Settings, DeletionPayload>
) => MaybePromise<Return>

/** A destination that runs on a server: the object that a developer writes. */
export interface DestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'cloud'
  // The payloads of the actions differ from one to the next.
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, ActionDefinition<Settings, any, any, any, any>>
  // oxlint-disable-next-line typescript/no-explicit-any
  asyncActions?: Record<string, AsyncActionDefinition<Settings, any, any, any, any>>
  /** Called once for each execution; what it returns is merged under the options of every request. */
  // oxlint-disable-next-line typescript/no-explicit-any
  extendRequest?: RequestExtension<Settings, any>
  authentication?: AuthenticationScheme<Settings>
  onDelete?: Deletion<Settings>
}

/** A warehouse: rows are loaded by the host, so that its actions only describe them. */
export interface WarehouseDestinationDefinition<Settings = unknown> extends BaseDefinition {
  mode: 'warehouse'
  settings: Record<string, GlobalSetting>
  // oxlint-disable-next-line typescript/no-explicit-any
  actions: Record<string, ActionDefinition<Settings, any>>
  onDelete?: Deletion<Settings>
}
