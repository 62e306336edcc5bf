import type { RequestClient } from '@segment/actions-core'

/**
 * Calls the Events API. Source: https://business-api.tiktok.com/portal/docs?id=1771100865818625 and recorded requests.
 *
 * @param path the call, below the version
 */
export function callTikTok(request: RequestClient, path: string, json: object) {
  return request(`https://business-api.tiktok.com/open_api/v1.3/${path}/`, { method: 'post', json })
}
