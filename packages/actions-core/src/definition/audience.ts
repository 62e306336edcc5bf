import type { RequestClient } from '../http/client'
import type { Features, Personas, StatsContext } from '../host'
import type { DestinationDefinition } from './destination'
import type { GlobalSetting } from './field'

/** How an audience reaches the destination: event by event, or by a sync that may be a full one. */
export type AudienceMode = { type: 'realtime' } | { type: 'synced'; full_audience_sync: boolean }

/** The destination's own identifier of an audience. */
export interface AudienceResult {
  externalId: string
}

// `any` is the reference's default; definitions that leave the parameters out rely on it.
/* oxlint-disable typescript/no-explicit-any */

export interface CreateAudienceInput<Settings = any, AudienceSettings = any> {
  settings: Settings
  audienceSettings?: AudienceSettings
  personas?: Personas
  audienceName: string
  statsContext?: StatsContext
  features?: Features
}

export interface GetAudienceInput<Settings = any, AudienceSettings = any> {
  settings: Settings
  audienceSettings?: AudienceSettings
  externalId: string
  statsContext?: StatsContext
  features?: Features
}

export interface AudienceDestinationConfiguration {
  mode: AudienceMode
}

export interface AudienceDestinationConfigurationWithCreateGet<
  Settings = unknown,
  AudienceSettings = unknown
> extends AudienceDestinationConfiguration {
  /** Creates the audience and gives its identifier. */
  createAudience(
    request: RequestClient,
    input: CreateAudienceInput<Settings, AudienceSettings>
  ): Promise<AudienceResult>
  /** Finds the audience again, or throws when it is gone. */
  getAudience(request: RequestClient, input: GetAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult>
}

/** A destination that keeps audiences. */
export interface AudienceDestinationDefinition<
  Settings = unknown,
  AudienceSettings = unknown
> extends DestinationDefinition<Settings> {
  /** What a person fills in for each audience. */
  audienceFields: Record<string, GlobalSetting>
  audienceConfig:
    AudienceDestinationConfiguration | AudienceDestinationConfigurationWithCreateGet<Settings, AudienceSettings>
}
