import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** Where the app "Twilio Segment" of the Optimizely Connect Platform runs, by region. */
const hosts = {
  US: 'https://function.zaius.app',
  EU: 'https://function.eu1.ocp.optimizely.com',
  AU: 'https://function.au1.ocp.optimizely.com'
} as const

/** The regions that an account can be in. */
export const regions = Object.keys(hosts).map((region) => ({ label: region, value: region }))

/** Whether a user is in an audience. */
export interface Membership {
  audienceId: string
  audienceName: string
  timestamp: string
  subscription?: boolean
  userId: string
}

/** Asks whether the key is valid. Source: recorded requests; Optimizely does not document its app for Segment. */
export function checkKey(request: RequestClient, settings: Settings) {
  return request(`${appOf(settings)}/auth`, { method: 'post' })
}

/** Sends memberships of any audiences. Source: as above. */
export function syncMemberships(request: RequestClient, settings: Settings, memberships: Membership[]) {
  return request(`${appOf(settings)}/batch_sync_audience`, { method: 'post', json: memberships })
}

function appOf({ region }: Settings): string {
  return `${hosts[region as keyof typeof hosts] ?? hosts.US}/twilio_segment`
}
