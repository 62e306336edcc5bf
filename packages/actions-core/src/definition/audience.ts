import type { RequestClient } from '../http/client'
import type { HostContext, Personas } from '../host'
import type { DestinationDefinition } from './destination'
import type { GlobalSetting } from './field'

/** How an audience reaches the destination: event by event, or by a sync, which may send the full audience. */
export type AudienceMode = { type: 'realtime' } | { type: 'synced'; full_audience_sync: boolean }

/**
 * The destination's own identifier of an audience.
 *
 * @example
 * const result: AudienceResult = { externalId: 'list-1' }
 */
export interface AudienceResult {
  externalId: string
}

// `any` is the reference's default; definitions that leave the parameters out rely on it.
/* oxlint-disable typescript/no-explicit-any */

/**
 * What `createAudience` receives.
 *
 * @example
 * const bodyOf = ({ audienceName }: CreateAudienceInput) => ({ name: audienceName })
 */
export interface CreateAudienceInput<Settings = any, AudienceSettings = any> extends Pick<
  HostContext,
  'statsContext' | 'features'
> {
  settings: Settings
  audienceSettings?: AudienceSettings
  personas?: Personas
  audienceName: string
}

/**
 * What `getAudience` receives.
 *
 * @example
 * const urlOf = ({ externalId }: GetAudienceInput) => `https://api.example.com/lists/${externalId}`
 */
export interface GetAudienceInput<Settings = any, AudienceSettings = any> extends Pick<
  HostContext,
  'statsContext' | 'features'
> {
  settings: Settings
  audienceSettings?: AudienceSettings
  externalId: string
}

/** How a destination receives audiences. */
export interface AudienceDestinationConfiguration {
  mode: AudienceMode
}

/** As above, for a destination that can also create and find audiences. */
export interface AudienceDestinationConfigurationWithCreateGet<
  Settings = unknown,
  AudienceSettings = unknown
> extends AudienceDestinationConfiguration {
  /** Creates the audience and returns its identifier. */
  createAudience(
    request: RequestClient,
    input: CreateAudienceInput<Settings, AudienceSettings>
  ): Promise<AudienceResult>
  /** Finds the audience again. Throws if it no longer exists. */
  getAudience(request: RequestClient, input: GetAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult>
}

/**
 * A destination that receives audiences.
 *
 * @example
 * const definition: AudienceDestinationDefinition = {
 *   name: 'Example',
 *   mode: 'cloud',
 *   actions: {},
 *   audienceFields: {},
 *   audienceConfig: {
 *     mode: { type: 'synced', full_audience_sync: false },
 *     createAudience: async (_request, { audienceName }) => ({ externalId: audienceName }),
 *     getAudience: async (_request, { externalId }) => ({ externalId })
 *   }
 * }
 */
export interface AudienceDestinationDefinition<
  Settings = unknown,
  AudienceSettings = unknown
> extends DestinationDefinition<Settings> {
  /** The settings that a person fills in for each audience. */
  audienceFields: Record<string, GlobalSetting>
  audienceConfig:
    AudienceDestinationConfiguration | AudienceDestinationConfigurationWithCreateGet<Settings, AudienceSettings>
}
