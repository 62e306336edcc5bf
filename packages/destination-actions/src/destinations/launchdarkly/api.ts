import type { RequestClient } from '@segment/actions-core'
import { pointInTime } from '../../lib/times'
import type { Settings } from './generated-types'

/** The host that takes the events of most accounts. */
export const EVENTS_HOST = 'events.launchdarkly.com'

/** Asks for the goals of the environment, which only an existing one has. Source: recorded requests. */
export function checkClientId(request: RequestClient, { client_id }: Settings) {
  return request(`https://clientsdk.launchdarkly.com/sdk/goals/${client_id}`, { method: 'head' })
}

/** "Client-side applications" of https://launchdarkly.com/docs/home/metrics/import-events */
export function sendEvent(request: RequestClient, settings: Settings, event: Record<string, unknown>) {
  const { client_id, events_host_name = EVENTS_HOST } = settings
  return request(`https://${events_host_name}/events/bulk/${client_id}`, { method: 'post', json: [event] })
}

/** The time of an event, in milliseconds since 1970. Default: now */
export function creationDate(timestamp: string | number | undefined): number {
  return timestamp === undefined || timestamp === '' ? Date.now() : pointInTime(timestamp).valueOf()
}
