import type { Features } from '../host'
import type { SyncMode } from '../definition'
import { own } from '../data/values'

/** Feature switches that the runtime and some destinations read, by name. */
export const FLAGS = {
  ACTIONS_GOOGLE_EC_AUDIENCE_MEMBERSHIP: 'actions-google-ec-audience-membership',
  ACTIONS_BRAZE_COHORTS_AUDIENCE_MEMBERSHIP: 'actions-braze-cohorts-audience-membership',
  ACTIONS_LINKEDIN_AUDIENCES_AUDIENCE_MEMBERSHIP: 'actions-linkedin-audiences-audience-membership',
  ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP: 'actions-legacy-journeys-audience-membership'
} as const

/** Whether an event adds its person to an audience (true), removes them (false), or says neither. */
export type AudienceMembership = boolean | undefined

type Data = { [key: string]: unknown }

/** Which events of a reverse-ETL source add or remove a row, for each sync mode. */
const rowEvents: { [Mode in SyncMode]: { [event: string]: boolean } } = {
  add: { new: true },
  update: { updated: true },
  upsert: { new: true, updated: true },
  mirror: { new: true, updated: true, deleted: false },
  delete: { deleted: false }
}

/** Gives `context.personas` of an event, or undefined. */
function personasOf(event: Data | undefined): unknown {
  return own(own(event, 'context'), 'personas')
}

/** Reads the value that an audience or journey put into the traits of an identify or the properties of a track. */
function computedValue(event: Data, computationKey: unknown): unknown {
  if (typeof computationKey !== 'string' || computationKey === '') return undefined
  if (event.type === 'identify') return own(event.traits, computationKey)
  if (event.type === 'track') return own(event.properties, computationKey)
  return undefined
}

/** Membership as audiences and journeys announce it: a boolean under the computation's key. */
export function engageAudienceMembership(event: Data | undefined): AudienceMembership {
  const personas = personasOf(event)
  const computation = own(personas, 'computation_class')
  if (!event || (computation !== 'audience' && computation !== 'journey_step')) return undefined
  const value = computedValue(event, own(personas, 'computation_key'))
  return typeof value === 'boolean' ? value : undefined
}

/** Membership as reverse ETL announces it: the name of the row's event under the sync mode of the mapping. */
export function retlAudienceMembership(event: Data | undefined, syncMode?: SyncMode): AudienceMembership {
  if (!syncMode || event?.type !== 'track') return undefined
  return own(rowEvents[syncMode], String(event.event)) as AudienceMembership
}

/** Membership of journeys that announce a step without a boolean: with the feature on, every such event adds. */
export function legacyJourneysAudienceMembership(event: Data | undefined, features?: Features): AudienceMembership {
  if (!event || !features?.[FLAGS.ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP]) return undefined
  const personas = personasOf(event)
  if (own(personas, 'computation_class') !== 'journey_step') return undefined
  return typeof computedValue(event, own(personas, 'computation_key')) === 'boolean' ? undefined : true
}

/** Says whether an event adds to or removes from an audience: the first of the three ways that knows decides. */
export function resolveAudienceMembership(
  event: Data | undefined,
  syncMode?: SyncMode,
  features?: Features
): AudienceMembership {
  return (
    engageAudienceMembership(event) ??
    retlAudienceMembership(event, syncMode) ??
    legacyJourneysAudienceMembership(event, features)
  )
}
