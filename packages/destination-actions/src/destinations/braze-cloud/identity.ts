import { PayloadValidationError } from '@segment/actions-core'
import type { Payload as AliasPayload } from './createAlias/generated-types'
import type { Payload as IdentifyPayload } from './identifyUser2/generated-types'

/** A name for a user beside the external ID; the label says what kind of name it is. */
export interface UserAlias {
  alias_name?: string
  alias_label?: string
}

/** What names a user in a request. */
export interface Identity {
  external_id?: string
  user_alias?: UserAlias
  braze_id?: string | null
  email?: string | null
  phone?: string | null
}

/** The identifiers that most actions take. */
export const identifiers = ['external_id', 'user_alias', 'braze_id', 'email'] as const

/**
 * Picks the identifiers of a payload.
 *
 * @param keys which ones the action takes; at least one must have a value
 * @throws PayloadValidationError where none has
 */
export function identityOf(payload: Identity, keys: readonly (keyof Identity)[] = identifiers): Identity {
  const candidate: Identity = { ...payload, user_alias: completeAlias(payload.user_alias) }
  const identity = Object.fromEntries(keys.filter((key) => candidate[key]).map((key) => [key, candidate[key]]))
  if (Object.keys(identity).length > 0) return identity
  throw new PayloadValidationError(`One of ${keys.map((key) => `"${key}"`).join(' or ')} is required.`)
}

/** Returns an alias that has both a name and a label, which Braze demands; anything less is no alias. */
export function completeAlias(alias: UserAlias | undefined): UserAlias | undefined {
  if (!alias?.alias_name || !alias.alias_label) return undefined
  return { alias_name: alias.alias_name, alias_label: alias.alias_label }
}

/** Which user is meant where several have the same email address; the second rule helps where the first does not. */
export interface Prioritization {
  first_priority?: string
  second_priority?: string
}

/**
 * Makes the body that adds an alias to a user, or creates a user who has only the alias.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_alias/
 */
export function toAliases({ external_id, alias_name, alias_label }: AliasPayload) {
  return { user_aliases: [{ external_id: external_id ?? undefined, alias_name, alias_label }] }
}

/**
 * Makes the body that assigns an external ID to the user of an alias or an email address. Braze demands a first priority
 * for an address, so a missing one goes as `null`.
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_identify/
 */
export function toIdentification({
  external_id,
  email_to_identify,
  prioritization: { first_priority, second_priority } = {},
  merge_behavior,
  ...payload
}: IdentifyPayload) {
  const user_alias = completeAlias(payload.user_alias)
  const prioritization = [first_priority ?? null, ...(second_priority ? [second_priority] : [])]
  return {
    ...(user_alias && { aliases_to_identify: [{ external_id, user_alias }] }),
    ...(email_to_identify && { emails_to_identify: [{ external_id, email: email_to_identify, prioritization }] }),
    merge_behavior
  }
}

/** A user who gets a message. */
interface Recipient {
  email?: string
  user_alias?: UserAlias
}

/** Who gets a message: certain recipients, or the whole audience of the campaign or Canvas. */
interface Addressees<R extends Recipient> {
  broadcast?: boolean
  recipients?: R[]
  prioritization?: Prioritization
}

/**
 * Returns the recipients as Braze expects them: without empty aliases, and each with the priorities.
 * https://www.braze.com/docs/api/objects_filters/recipient_object/
 *
 * @returns `undefined` where there are none
 * @throws PayloadValidationError where a broadcast has recipients, which Braze would refuse
 */
export function recipientsOf<R extends Recipient>({ broadcast, recipients, prioritization = {} }: Addressees<R>) {
  if (!recipients || recipients.length === 0) return undefined
  if (broadcast) {
    throw new PayloadValidationError(
      'A broadcast goes to a whole audience, so it cannot have recipients. Remove "recipients", or set "broadcast" to false.'
    )
  }
  const { first_priority, second_priority } = prioritization
  const priorities = [first_priority, second_priority].filter((rule) => rule !== undefined)
  return recipients.map((recipient) => ({
    ...recipient,
    user_alias: Object.keys(recipient.user_alias ?? {}).length > 0 ? recipient.user_alias : undefined,
    prioritization: priorities.length > 0 ? priorities : undefined
  }))
}
