import { batched, HTTPError } from '@segment/actions-core'
import type { ItemContext, ModifiedResponse, RequestClient, SendContext } from '@segment/actions-core'
import type { MixpanelEvent } from './event'
import type { Settings } from './generated-types'

/** The regions, as saved settings hold them, and the API of each. https://docs.mixpanel.com/docs/privacy/eu-residency */
export const regions = {
  'US 🇺🇸': 'https://api.mixpanel.com',
  'EU 🇪🇺': 'https://api-eu.mixpanel.com',
  'IN 🇮🇳': 'https://api-in.mixpanel.com'
} as const

function api({ apiRegion }: Settings): string {
  return regions[apiRegion as keyof typeof regions] ?? regions['US 🇺🇸']
}

/**
 * Asks whether the project token is valid. One host answers for all regions.
 *
 * Source: recorded requests; the public reference does not list this endpoint.
 */
export function checkProjectToken(request: RequestClient, { projectToken }: Settings) {
  return request('https://mixpanel.com/api/app/validate-project-credentials/', {
    method: 'post',
    body: JSON.stringify({ project_token: projectToken })
  })
}

/** The limits of one import: https://docs.mixpanel.com/reference/import-events */
const limits = { count: 2000, bytes: 10_000_000 }

/** Makes the `perform` and `performBatch` of an action that imports one or more events for each payload. */
export function batchedImport<Payload>(
  toEvents: (payload: Payload, settings: Settings) => MixpanelEvent | MixpanelEvent[]
) {
  return batched({
    toItem: (payload: Payload, { settings }: ItemContext<Settings>) => toEvents(payload, settings),
    send: importEvents,
    limits,
    rejections: ({ data }) =>
      failedRecords(data).map(({ index, field, message }) => ({
        position: index,
        message: `Mixpanel did not accept the event: ${message ?? `the field ${field} is not valid`}.`
      }))
  })
}

/** What Mixpanel answers where events do not pass its validation. It keeps the events that are not listed. */
interface ImportAnswer {
  failed_records?: { index: number; field?: string; message?: string }[]
}

/**
 * Imports events. https://docs.mixpanel.com/reference/import-events
 *
 * An answer 400 that lists the events that failed is partly a success:
 * https://docs.mixpanel.com/troubleshooting/errors/400-bad-request
 */
async function importEvents(
  request: RequestClient,
  events: MixpanelEvent[],
  { settings, features }: SendContext<Settings>
): Promise<ModifiedResponse<ImportAnswer>> {
  const { apiSecret, projectToken, strictMode } = settings
  // Hosts can have all connections import by the token, also those that still have an API secret.
  const byToken = features?.['actions-mixpanel-project-token-auth'] || !apiSecret
  try {
    return await request<ImportAnswer>(`${api(settings)}/import`, {
      method: 'post',
      searchParams: { strict: strictMode ?? '1' },
      username: byToken ? projectToken : apiSecret,
      password: '',
      json: events
    })
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    const answer = error.response as ModifiedResponse<ImportAnswer>
    if (answer.status === 400 && failedRecords(answer.data).length > 0) return answer
    throw error
  }
}

function failedRecords(answer: ImportAnswer | undefined) {
  return Array.isArray(answer?.failed_records) ? answer.failed_records : []
}

/**
 * Sends one of the events that change who a person is.
 * https://developer.mixpanel.com/reference/create-identity and https://developer.mixpanel.com/reference/identity-create-alias
 */
export function sendIdentityEvent(
  request: RequestClient,
  settings: Settings,
  event: string,
  properties: Record<string, unknown>
) {
  return post(request, `${api(settings)}/track`, {
    event,
    properties: { ...properties, token: settings.projectToken, segment_source_name: settings.sourceName }
  })
}

/**
 * Changes the profile of a person.
 * https://developer.mixpanel.com/reference/profile-set and https://developer.mixpanel.com/reference/profile-numerical-add
 */
export function updateProfile(
  request: RequestClient,
  settings: Settings,
  { user_id, anonymous_id, ip }: { user_id?: string | null; anonymous_id?: string | null; ip?: string },
  change: { $set: Record<string, unknown> } | { $add: Record<string, unknown> }
) {
  return post(request, `${api(settings)}/engage`, {
    $token: settings.projectToken,
    $distinct_id: user_id || anonymous_id,
    $ip: ip,
    ...change
  })
}

/** Changes the profile of a group. https://developer.mixpanel.com/reference/group-set-property */
export function updateGroup(
  request: RequestClient,
  settings: Settings,
  group: { $group_key: string; $group_id: string; $set: Record<string, unknown> }
) {
  return post(request, `${api(settings)}/groups`, { $token: settings.projectToken, ...group })
}

/** These endpoints take a form with a single field, which holds JSON. */
function post(request: RequestClient, url: string, data: object) {
  return request(url, { method: 'post', body: new URLSearchParams({ data: JSON.stringify(data) }) })
}
