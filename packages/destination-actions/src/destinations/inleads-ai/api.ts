import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** Where Inleads takes all requests. It has no public reference; source: recorded requests. */
const API = 'https://server.inleads.ai/events'

/** Asks whether the API key is valid. */
export function checkApiKey(request: RequestClient, { apiKey }: Settings) {
  return request(`${API}/validate/key`, { method: 'post', json: { apiKey } })
}

/** Sends a call of any type: Inleads tells them apart by what they hold. */
export function sendCall(request: RequestClient, { apiKey }: Settings, call: object) {
  return request(`${API}/track`, { method: 'post', json: { ...call, apiKey } })
}
