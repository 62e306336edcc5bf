import type { RequestClient } from '@segment/actions-core'
import { urlBelow } from '../../lib/url-below'
import type { Settings } from './generated-types'

/** The address of a resource: https://docs.userpilot.com/api-references/http-api */
export function apiUrl({ endpoint }: Settings, resource: string): string {
  return urlBelow(endpoint, `v1/${resource}`)
}

/** Deletes a user. Source: recorded requests. */
export function deleteUser(request: RequestClient, settings: Settings, userId: string) {
  return request(apiUrl(settings, 'users'), { method: 'delete', json: { users: [userId] } })
}
