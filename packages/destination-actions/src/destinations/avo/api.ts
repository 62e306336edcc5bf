import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** Where Avo takes all requests. This is its integration for Segment, which has no public reference. */
const API = 'https://api.avo.app'

/** Reports the shapes of events. */
export function sendShapes(request: RequestClient, { apiKey, env }: Settings, shapes: object[]) {
  return request(`${API}/inspector/segment/v1/track`, {
    method: 'post',
    headers: { accept: 'application/json', 'api-key': apiKey, env },
    json: shapes
  })
}

/** Fails for an API key that belongs to no source. */
export function checkCredentials(request: RequestClient, { settings: { apiKey } }: { settings: Settings }) {
  return request(`${API}/auth/inspector/validate`, { method: 'post', json: { apiKey } })
}
