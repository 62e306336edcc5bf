import { InvalidAuthenticationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * Checks the form of the API key, which goes into the header of basic authentication as it is and so is base64
 * (https://www.rfc-editor.org/rfc/rfc7617#section-2). Kameleoon has no request that would try it without an event.
 *
 * @throws InvalidAuthenticationError for any other text
 */
export function checkApiKey({ apiKey }: Settings): void {
  if (/^[A-Za-z\d+/]+={0,2}$/.test(apiKey)) return
  throw new InvalidAuthenticationError(
    'The API key is not one of those that Kameleoon generates for Segment. Copy it again, without blanks around it.'
  )
}

/** What the calls of all actions have. */
interface Call {
  properties?: Record<string, unknown>
  kameleoonVisitorCode?: string
}

/**
 * Sends a call in the form of Segment, with the visitor code among its properties. The endpoint is made for Segment and
 * has no public reference; source: recorded requests.
 */
export function sendCall(request: RequestClient, { properties, kameleoonVisitorCode, ...call }: Call) {
  return request('https://integrations.kameleoon.com/segmentio', {
    method: 'post',
    json: { ...call, properties: { ...properties, ...(kameleoonVisitorCode && { kameleoonVisitorCode }) } }
  })
}
