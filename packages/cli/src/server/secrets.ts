import {
  getOAuth2Data,
  secretsOf,
  type AudienceDestinationDefinition,
  type DestinationDefinition,
  type JSONObject,
  type OAuth2ClientCredentials
} from '@segment/actions-core'
import type { JsonBody } from './json-body'

/**
 * Collects the secret values of a call: the settings of type password, those of an audience included, and the OAuth
 * tokens and client secrets, wherever one of the routes takes them in its body.
 */
export function secretsOfCall(definition: DestinationDefinition<never>, body: JsonBody): string[] {
  const { audienceFields = {} } = definition as Partial<AudienceDestinationDefinition>
  // POST /authenticate has the settings at the root.
  const account = (body.settings ?? body) as JSONObject
  const audience = { authentication: { scheme: 'custom' as const, fields: audienceFields } }
  return [
    ...secretsOf(definition, account, getOAuth2Data(account)),
    ...secretsOf(audience, (body.audienceSettings ?? {}) as JSONObject, body as Partial<OAuth2ClientCredentials>),
    ...secretsOf({}, {}, body.auth as Partial<OAuth2ClientCredentials>)
  ]
}
