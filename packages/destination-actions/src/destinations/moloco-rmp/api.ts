import type { RequestClient } from '@segment/actions-core'
import type { UserEvent } from './user-event'
import type { Settings } from './generated-types'

/**
 * Sends an event of a user. Each platform has a host of its own, named after it.
 *
 * Source: recorded requests; the endpoint has no public reference. What it is for is in
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/actions-moloco-rmp
 */
export function sendUserEvent(request: RequestClient, settings: Settings, event: UserEvent) {
  const { platformId, platformName, apiKey } = settings
  const host = `${(platformName || platformId).replaceAll('_', '-')}-evt.rmp-api.moloco.com`
  return request(`https://${host}/cdp/SEGMENT`, {
    method: 'post',
    headers: { 'x-api-key': apiKey, 'x-platform-id': platformId },
    json: event
  })
}
