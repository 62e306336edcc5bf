import { getOAuth2Data, secretsOf } from '@segment/actions-core'
import type { DestinationDefinition, GlobalSetting, JSONObject } from '@segment/actions-core'

/** A made-up account of a destination. */
export interface Account {
  settings: JSONObject
  /** The texts that must not appear anywhere. */
  secrets: string[]
}

/**
 * Makes up an account: every setting that is required, secret or has a default gets a value of its type, and OAuth gets
 * tokens.
 *
 * @param declared settings with fixed values
 */
export function makeAccount(definition: DestinationDefinition, declared: JSONObject = {}): Account {
  const { scheme, fields = {} } = definition.authentication ?? {}
  const made = Object.entries(fields)
    .filter(([, field]) => field.required || field.type === 'password' || field.default !== undefined)
    .map(([key, field]) => [key, valueOf(key, field)])
  const settings: JSONObject = {
    ...Object.fromEntries(made),
    ...declared,
    ...(scheme?.startsWith('oauth') && { oauth })
  }
  return { settings, secrets: secretsOf(definition, settings, getOAuth2Data(settings)) }
}

const oauth = {
  access_token: 'fake-access-token-0123456789',
  refresh_token: 'fake-refresh-token-0123456789',
  clientId: 'fake-client',
  clientSecret: 'fake-client-secret-0123456789'
}

function valueOf(key: string, { type, format, default: usual, choices }: GlobalSetting) {
  if (usual !== undefined) return usual
  if (choices?.[0]) return choices[0].value
  if (type === 'password') return `fake-${key}-0123456789`
  if (type === 'number') return 1
  if (type === 'boolean') return true
  return format === 'uri' ? 'https://account.example.com' : `sample-${key}`
}
