import type { DestinationDefinition } from '@segment/actions-core'
import { settingsOf } from './check'
import type { Check } from './check'

/** Settings that hold secrets are of type `password`, which is what hides and redacts them. */
export const checkSecrets: Check = ({ definition }) =>
  settingsOf(definition)
    .filter(({ key, value }) => value.type === 'string' && isSecretName(key))
    .map(({ place }) => ({
      place: `${place}.type`,
      message: "the name says that it is a secret. Make its type 'password'.",
      fix: 'password'
    }))

/**
 * Whether the name of a setting, in camel case or with underscores, says that its value is a secret: `apiKey`,
 * `access_token`, `sharedSecret`, `dbPassword`, ... Not so `publicKey`, `accessKeyId` or `tokenUrl`.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  const [before = '', last = ''] = ['', ...words].slice(-2)
  return (
    /^(token|secret|password|passwd|passphrase|credentials?|apikey)$/.test(last) ||
    (last === 'key' && /^(api|app|auth|access|secret|private|signing|subscription|write|encryption)$/.test(before))
  )
}

/** A destination that authenticates by OAuth leaves the names alone that hosts use for what belongs to the connection. */
export const checkReservedNames: Check = ({ definition }) =>
  reservedSettings(definition).map((key) => ({
    place: `authentication.fields.${key}`,
    message: `OAuth keeps the name '${key}' for itself. Rename the setting.`
  }))

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

/** The settings of a destination with OAuth that have a name which is kept for the connection. */
export function reservedSettings({ authentication }: DestinationDefinition): string[] {
  if (authentication?.scheme !== 'oauth2' && authentication?.scheme !== 'oauth-managed') return []
  return Object.keys(authentication.fields).filter((key) => RESERVED.has(key.toLowerCase()))
}
