import { APIError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

function hostOf({ client_code }: Settings): string {
  return `https://${client_code}.tt.omtrdc.net`
}

/**
 * Makes sure that there is a profile, because an update of one that Adobe Target does not know changes nothing and
 * succeeds all the same.
 *
 * https://experienceleague.adobe.com/en/docs/target-dev/developer/api/profile-apis/profile-fetch
 *
 * @throws APIError with status 500, so that the event is tried again: a page may be about to make the profile
 */
export async function checkProfile(request: RequestClient, settings: Settings, userId: string): Promise<void> {
  const { ok, status } = await request(
    `${hostOf(settings)}/rest/v1/profiles/thirdPartyId/${encodeURIComponent(userId)}`,
    { searchParams: { client: settings.client_code }, throwHttpErrors: false }
  )
  if (ok) return
  throw new APIError(
    `Adobe Target did not return the profile of the user (status ${status}). The profile must exist before it can be updated; if all profiles are refused, check the client code and the bearer token.`,
    500
  )
}

/** https://experienceleague.adobe.com/en/docs/target-dev/developer/api/profile-apis/profile-single-api */
export function updateAttributes(request: RequestClient, settings: Settings, userId: string, attributes: Attributes) {
  const parameters = attributes.map(([name, value]) => [`profile.${name}`, value])
  return request(`${hostOf(settings)}/m2/${settings.client_code}/profile/update`, {
    method: 'post',
    searchParams: new URLSearchParams([['mbox3rdPartyId', userId], ...parameters])
  })
}

/** Names and values of profile attributes. */
type Attributes = [name: string, value: string][]

/** Lists what is in an object at any depth, under names such as `address.city` and `tags.0`. Nothing becomes of `null`. */
export function attributesOf(value: unknown, name = ''): Attributes {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value).flatMap(([key, part]) => attributesOf(part, name === '' ? key : `${name}.${key}`))
}
