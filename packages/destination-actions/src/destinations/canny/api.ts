import type { RequestClient } from '@segment/actions-core'

/**
 * Canny's endpoints for calls of Segment, which its public reference (https://developers.canny.io/api-reference) does
 * not list. They take the traits as they are. Source: recorded requests.
 */
const API = 'https://canny.io/api/segment'

/** Creates or updates a person. */
export function identify(request: RequestClient, call: { userId: string; traits: object; type: string }) {
  return request(`${API}/v2/identify`, { method: 'post', json: call })
}

/** Creates or updates a company, and adds the person to it where one is given. */
export function group(
  request: RequestClient,
  call: { groupId: string; traits?: object; type: string; userId?: string }
) {
  return request(`${API}/group`, { method: 'post', json: call })
}

/** Fails for a key that Canny does not know. */
export function validateApiKey(request: RequestClient) {
  return request(`${API}/validateAPIKey`, { method: 'post' })
}
