import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The version of the API. https://launchdarkly.com/docs/api#versioning */
export const API_VERSION = '20240415'

const API = 'https://app.launchdarkly.com/api/v2'

/** A context that enters a synced segment or leaves it. */
export interface Membership {
  contextKind: string
  userId?: string
  cohortName: string
  cohortId: string
  value: boolean
}

/**
 * Asks whether there is an environment with the client-side ID, and whether the API key is valid. The first is public:
 * https://launchdarkly.com/docs/sdk/concepts/client-side-server-side#client-side-id; the second is
 * https://launchdarkly.com/docs/api/other/get-versions
 */
export function checkCredentials(request: RequestClient, { clientId }: Settings) {
  return Promise.all([
    request(`https://clientsdk.launchdarkly.com/sdk/goals/${encodeURIComponent(clientId)}`, { method: 'head' }),
    request(`${API}/versions`)
  ])
}

/**
 * Sends memberships of one audience and one kind of context. Source: recorded requests; LaunchDarkly describes synced
 * segments in https://launchdarkly.com/docs/home/flags/segments-synced-segment but not this endpoint.
 *
 * @param memberships at least one
 */
export function syncMemberships(request: RequestClient, { clientId }: Settings, memberships: Membership[]) {
  return request(`${API}/segment-targets/segment-audiences`, {
    method: 'post',
    json: {
      environmentId: clientId,
      contextKind: memberships[0]?.contextKind,
      batch: memberships.map(({ contextKind: _, ...membership }) => membership)
    }
  })
}
