import type { RequestClient } from '@segment/actions-core'
import { pointInTime } from '../../lib/times'
import type { Settings } from './generated-types'

/** Where Schematic manages accounts: https://docs.schematichq.com/api-reference */
export const API = 'https://api.schematichq.com'

/** Where Schematic captures events. The public reference does not list it; source: recorded requests. */
const CAPTURE = 'https://c.schematichq.com'

/**
 * Sends an event, whose body depends on its type: https://docs.schematichq.com/api-reference/events/the-event-object
 *
 * @param timestamp when it happened, as the payload has it
 */
export function captureEvent(
  request: RequestClient,
  { apiKey }: Settings,
  type: 'track' | 'identify',
  timestamp: string | number,
  body: Record<string, unknown>
) {
  return request(`${CAPTURE}/e`, {
    method: 'post',
    json: { api_key: apiKey, type, sent_at: pointInTime(timestamp), body }
  })
}
