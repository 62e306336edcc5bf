import type { Features } from '../host'
import type { AudienceMembership, SyncMode } from '../definition'
import { own } from '../data/values'

/**
 * The feature switches that the runtime and some destinations read.
 *
 * @example
 * const features = { [FLAGS.ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP]: true }
 */
export const FLAGS = {
  ACTIONS_GOOGLE_EC_AUDIENCE_MEMBERSHIP: 'actions-google-ec-audience-membership',
  ACTIONS_BRAZE_COHORTS_AUDIENCE_MEMBERSHIP: 'actions-braze-cohorts-audience-membership',
  ACTIONS_LINKEDIN_AUDIENCES_AUDIENCE_MEMBERSHIP: 'actions-linkedin-audiences-audience-membership',
  ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP: 'actions-legacy-journeys-audience-membership'
} as const

type Data = { [key: string]: unknown }

/** For each sync mode, which events of a reverse-ETL source add a person (true) or remove them (false). */
const rowEvents: { [Mode in SyncMode]: { [event: string]: boolean } } = {
  add: { new: true },
  update: { updated: true },
  upsert: { new: true, updated: true },
  mirror: { new: true, updated: true, deleted: false },
  delete: { deleted: false }
}

function personasOf(event: Data | undefined): unknown {
  return own(own(event, 'context'), 'personas')
}

/** The value of an audience or journey: in the traits of an identify, or the properties of a track. */
function computedValue(event: Data, computationKey: unknown): unknown {
  if (typeof computationKey !== 'string' || computationKey === '') return undefined
  if (event.type === 'identify') return own(event.traits, computationKey)
  if (event.type === 'track') return own(event.properties, computationKey)
  return undefined
}

/** The membership in an event of an audience or journey: a boolean under the key of the computation. */
export function engageAudienceMembership(event: Data | undefined): AudienceMembership {
  const personas = personasOf(event)
  const computation = own(personas, 'computation_class')
  if (!event || (computation !== 'audience' && computation !== 'journey_step')) return undefined
  const value = computedValue(event, own(personas, 'computation_key'))
  return typeof value === 'boolean' ? value : undefined
}

/** The membership in an event of a reverse-ETL source: it follows from the event's name and the sync mode. */
export function retlAudienceMembership(event: Data | undefined, syncMode?: SyncMode): AudienceMembership {
  if (!syncMode || event?.type !== 'track') return undefined
  return own(rowEvents[syncMode], String(event.event)) as AudienceMembership
}

/** The membership in a journey step without a boolean: with the feature on, every such event adds its person. */
export function legacyJourneysAudienceMembership(event: Data | undefined, features?: Features): AudienceMembership {
  if (!event || !features?.[FLAGS.ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP]) return undefined
  const personas = personasOf(event)
  if (own(personas, 'computation_class') !== 'journey_step') return undefined
  return typeof computedValue(event, own(personas, 'computation_key')) === 'boolean' ? undefined : true
}

/**
 * Finds out whether an event adds its person to an audience or removes them. It looks for an audience or journey, then
 * for a row of a reverse-ETL source, then for a journey step without a boolean.
 *
 * @param syncMode the sync mode of the mapping; without it, events of reverse-ETL sources have no membership
 * @param features the feature switches of the host
 * @returns true (adds), false (removes) or undefined (neither)
 *
 * @example
 * resolveAudienceMembership({ type: 'track', event: 'deleted' }, 'mirror') // false
 */
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
