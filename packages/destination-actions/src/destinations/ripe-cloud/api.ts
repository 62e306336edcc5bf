import type { RequestClient } from '@segment/actions-core'
import { urlBelow } from '../../lib/url-below'
import type { Settings } from './generated-types'

// The API has no public reference; source: recorded requests.

/** Where Ripe takes the requests of most accounts. */
export const ENDPOINT = 'https://api.getripe.com/event'

/** The address of a resource. */
export function apiUrl({ endpoint }: Settings, resource: string): string {
  return urlBelow(endpoint || ENDPOINT, resource)
}

/** Sends a call. Without a timestamp, it happens now. */
export function sendCall<Call extends { timestamp?: string }>(
  request: RequestClient,
  settings: Settings,
  type: 'group' | 'identify' | 'page' | 'track',
  call: Call
) {
  return request(apiUrl(settings, type), {
    method: 'post',
    json: { ...call, timestamp: call.timestamp || new Date().toISOString() }
  })
}
