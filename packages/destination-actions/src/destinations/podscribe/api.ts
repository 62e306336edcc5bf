import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'
import type { Payload } from './page/generated-types'

/** What is added to the address of the pixel. What is empty, zero or false is left out. */
type Parameters = Record<string, string | number | boolean | null | undefined>

/**
 * Calls the tracking pixel. Podscribe documents its parameters to customers only; source: recorded requests.
 *
 * @param action what the visitor did: `view`, `purchase`, `signup` or another one
 * @param parameters what belongs to the action
 */
export function callPixel(
  request: RequestClient,
  { advertiser, userId }: Settings,
  { timestamp, anonymousId, referrer, url, ip, userAgent, library }: Payload,
  action: string,
  parameters: Parameters = {}
) {
  const query: Parameters = {
    action,
    advertiser,
    user_id: userId,
    timestamp,
    device_id: anonymousId,
    referrer,
    url,
    ip,
    user_agent: userAgent,
    ...parameters,
    library: library && JSON.stringify(library)
  }
  const given = Object.entries(query).filter(([, value]) => value)
  return request(
    `https://verifi.podscribe.com/tag?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
  )
}
