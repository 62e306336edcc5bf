import type { DeletionPayload, RequestClient } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import type { Settings } from './generated-types'

/** Where AppFit takes all requests. It has no public reference; its SDKs post to the same address. */
const API = 'https://api.appfit.io'

/** Records one event, in the form of https://pub.dev/documentation/appfit/latest/networking_metric_event */
export function sendMetricEvent(request: RequestClient, event: object) {
  return request(`${API}/metric-events`, { method: 'post', json: event })
}

/** Reads the API key that the request is made with. */
export function checkCredentials(request: RequestClient) {
  return request(`${API}/api-keys/current`)
}

/** Deletes the events of a user. Unlike the others, this request takes the key as a bearer token. */
export function deleteUser(
  request: RequestClient,
  { settings, payload }: { settings: Settings; payload: DeletionPayload }
) {
  return request(`${API}/metric-event-users/${encodeURIComponent(userIdToDelete(payload, 'AppFit'))}`, {
    method: 'delete',
    searchParams: { source: 'segment_destination' },
    headers: { authorization: `Bearer ${settings.apiKey}` }
  })
}
