import type { DestinationDefinition } from '@segment/actions-core'
import { settingsOf } from './check'
import type { Check } from './check'

/** Secret settings have the type `password`, which hides and redacts them. */
export const checkSecrets: Check = ({ definition }) =>
  settingsOf(definition)
    .filter(({ key, value }) => value.type === 'string' && isSecretName(key))
    .map(({ place }) => ({
      place: `${place}.type`,
      message: "the name says that it is a secret. Make its type 'password'.",
      fix: 'password'
    }))

/**
 * Whether the name of a setting, in camel case or with underscores, suggests a secret: `apiKey`, `access_token`,
 * `sharedSecret`, `dbPassword`, ... but not `publicKey`, `accessKeyId` or `tokenUrl`.
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

/** A destination with OAuth does not use the setting names that hosts reserve for the connection. */
export const checkReservedNames: Check = ({ definition }) =>
  reservedSettings(definition).map((key) => ({
    place: `authentication.fields.${key}`,
    message: `OAuth reserves the name '${key}'. Rename the setting.`
  }))

/** The names, in lower case, that hosts use for the data of an OAuth connection. */
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

/** Returns the settings of a destination with OAuth that have a reserved name. */
export function reservedSettings({ authentication }: DestinationDefinition): string[] {
  if (authentication?.scheme !== 'oauth2' && authentication?.scheme !== 'oauth-managed') return []
  return Object.keys(authentication.fields).filter((key) => RESERVED.has(key.toLowerCase()))
}
