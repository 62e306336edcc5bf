import type { RequestClient } from '@segment/actions-core'
import { partnerCredentials } from '../../lib/partner-credentials'
import type { Settings } from './generated-types'

/** The REST endpoints of Braze's instances. https://www.braze.com/docs/partners/isv_partners/cohort_import */
export const endpoints = [
  ['US-01', 'https://rest.iad-01.braze.com'],
  ['US-02', 'https://rest.iad-02.braze.com'],
  ['US-03', 'https://rest.iad-03.braze.com'],
  ['US-04', 'https://rest.iad-04.braze.com'],
  ['US-05', 'https://rest.iad-05.braze.com'],
  ['US-06', 'https://rest.iad-06.braze.com'],
  ['US-07', 'https://rest.iad-07.braze.com'],
  ['US-08', 'https://rest.iad-08.braze.com'],
  ['EU-01', 'https://rest.fra-01.braze.eu'],
  ['EU-02', 'https://rest.fra-02.braze.eu'],
  ['AU-01', 'https://rest.au-01.braze.com']
].map(([instance, value]) => ({ label: `${instance} (${value})`, value: value as string }))

/** The credentials that Braze issues to its partner. */
export const credentials = partnerCredentials({
  BRAZE_COHORTS_PARTNER_API_KEY_EU: 'The API key of the partner for the instances of Braze in Europe.',
  BRAZE_COHORTS_PARTNER_API_KEY_US: 'The API key of the partner for the other instances of Braze.'
})

/** People who enter a cohort, or leave it where `should_remove` is set. */
export interface CohortChange {
  user_ids: string[]
  device_ids: string[]
  aliases: { alias_name: string; alias_label: string }[]
  should_remove?: true
}

/** Creates or renames a cohort. https://www.braze.com/docs/partners/isv_partners/cohort_import */
export function saveCohort(
  request: RequestClient,
  settings: Settings,
  cohort: { name: string; cohort_id: string; created_at: string }
) {
  return post(request, settings, 'cohorts', cohort)
}

/** Adds people to a cohort and removes them. https://www.braze.com/docs/partners/isv_partners/cohort_import */
export function changeCohort(
  request: RequestClient,
  settings: Settings,
  change: { cohort_id: string; cohort_changes: CohortChange[] }
) {
  return post(request, settings, 'cohorts/users', change)
}

function post(request: RequestClient, settings: Settings, path: string, body: object) {
  const { client_secret, endpoint } = settings
  const region = new URL(endpoint).hostname.endsWith('.eu') ? 'EU' : 'US'
  const partner_api_key = credentials.read(`BRAZE_COHORTS_PARTNER_API_KEY_${region}`)
  return request(`${endpoint}/partners/segment/${path}`, {
    method: 'post',
    json: { partner_api_key, client_secret, ...body }
  })
}
