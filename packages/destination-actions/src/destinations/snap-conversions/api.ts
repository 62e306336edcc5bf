import type { RequestClient } from '@segment/actions-core'

/** The version of the Conversions API: https://developers.snap.com/api/marketing-api/Conversions-API/Introduction */
const API = 'https://tr.snapchat.com/v3'

/**
 * Sends one event.
 *
 * https://developers.snap.com/api/marketing-api/Conversions-API/UsingTheAPI
 *
 * @param asset the ID of the pixel, or of the app in Snap
 */
export function sendEvent(request: RequestClient, asset: string, accessToken: string, event: object) {
  return request(`${API}/${asset}/events?access_token=${accessToken}`, { method: 'post', json: { data: [event] } })
}
