import type { DeletionPayload, RequestClient } from '@segment/actions-core'
import { userIdToDelete } from '../../lib/deletion'
import type { Settings } from './generated-types'

/** Where Blend AI takes requests. It has no public reference; this is its integration for Segment. */
const API = 'https://api.blnd.ai'
/** Where it takes the requests of the deprecated action. */
const OLD_API = 'https://segment-api.blnd.ai'

/** Records an event or the traits of a user. */
export function sendEvent(request: RequestClient, settings: Settings, event: object) {
  return post(request, `${API}/segment`, settings, event)
}

/** Passes on an event together with what the action was run with. */
export function sendExecution(request: RequestClient, settings: Settings, execution: object) {
  return post(request, `${OLD_API}/sendData`, settings, { payload: execution })
}

/** Fails for a wrong API key. */
export function checkCredentials(request: RequestClient, { settings: { apiKey } }: { settings: Settings }) {
  return request(`${API}/authenticate`, { method: 'post', json: { apiKey } })
}

/** Deletes the data of a user. */
export function deleteUser(
  request: RequestClient,
  { settings, payload }: { settings: Settings; payload: DeletionPayload }
) {
  return post(request, `${API}/delete`, settings, { external_ids: [userIdToDelete(payload, 'Blend AI')] })
}

/** Blend AI wants the key in the body too, and an object of headers even if there are none. */
function post(request: RequestClient, url: string, { apiKey }: Settings, body: object) {
  return request(url, { method: 'post', json: { apiKey, headers: {}, ...body } })
}
