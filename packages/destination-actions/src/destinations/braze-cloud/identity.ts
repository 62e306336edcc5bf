import { PayloadValidationError } from '@segment/actions-core'

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

/** Gives an alias that has both its name and its label, which Braze demands; anything less is no alias. */
export function completeAlias(alias: UserAlias | undefined): UserAlias | undefined {
  if (!alias?.alias_name || !alias.alias_label) return undefined
  return { alias_name: alias.alias_name, alias_label: alias.alias_label }
}
