import type { DestinationDefinition } from '@segment/actions-core'
import { FailureError } from '../errors'

/** The names, in small letters, that hosts use for what belongs to an OAuth connection. */
const RESERVED = new Set([
  'oauth',
  'oauth2',
  'accesstoken',
  'access-token',
  'access_token',
  'refresh-token',
  'refresh_token',
  'token_type',
  'apikey',
  'apisecret',
  'clientsecret',
  'password',
  'secretkey',
  'secret',
  'securitytoken'
])

/** Throws a FailureError when a destination with OAuth has a setting with a name that is kept for the connection. */
export function refuseReservedSettings({ name, authentication }: DestinationDefinition): void {
  if (authentication?.scheme !== 'oauth2' && authentication?.scheme !== 'oauth-managed') return
  const taken = Object.keys(authentication.fields).filter((key) => RESERVED.has(key.toLowerCase()))
  if (taken.length === 0) return
  throw new FailureError(
    `${name} authenticates by ${authentication.scheme}, which keeps some names for itself. Rename in authentication.fields: ${taken.join(', ')}.`
  )
}
