import type { RequestClient } from '@segment/actions-core'

const API = 'https://api.june.so/api'

/** Sends one call: https://www.june.so/docs/tracking/http-api/identify and the pages beside it. */
export function send(request: RequestClient, call: 'track' | 'identify' | 'group' | 'page', message: object) {
  return request(`${API}/${call}`, { method: 'post', json: message })
}

/** Fails for a wrong write key. */
export function checkCredentials(request: RequestClient) {
  return request(`${API}/validate-write-key`)
}
