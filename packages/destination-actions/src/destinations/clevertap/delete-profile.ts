import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * Deletes the profile with this identity. A passcode that may not delete gives an HTTPError.
 *
 * Source: https://developer.clevertap.com/docs/delete-user-profile-api
 */
export function deleteProfile(request: RequestClient, { clevertapEndpoint }: Settings, identity: string) {
  return request(`${clevertapEndpoint}/1/delete/profiles.json`, { method: 'post', json: { identity } })
}
