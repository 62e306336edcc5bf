import type { RequestClient } from '@segment/actions-core'
import { urlBelow } from '../../lib/url-below'
import type { Settings } from './generated-types'

// The endpoints are made for Segment and have no public reference; source: recorded requests.

/** Sends an event in the form of a Segment call. */
export function sendCall(request: RequestClient, { url }: Settings, call: Record<string, unknown>) {
  return request(urlBelow(url, 'api/integration/segment/handle'), { method: 'post', json: call })
}

/** Deletes the user with one of these IDs. */
export function deleteUser(request: RequestClient, { url }: Settings, ids: { userId?: string; anonymousId?: string }) {
  return request(urlBelow(url, 'api/integration/segment/delete'), { method: 'post', json: ids })
}
