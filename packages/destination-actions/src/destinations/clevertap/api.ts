import { PayloadValidationError, RetryableError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/** The regions of accounts: https://developer.clevertap.com/docs/common-api-components#region */
export const regions = [
  { label: 'sk1', value: 'https://sk1.api.clevertap.com' },
  { label: 'Europe (eu1)', value: 'https://eu1.api.clevertap.com' },
  { label: 'United States (us1)', value: 'https://us1.api.clevertap.com' },
  { label: 'Singapore (sg1)', value: 'https://sg1.api.clevertap.com' },
  { label: 'India (in1)', value: 'https://in1.api.clevertap.com' },
  { label: 'Indonesia (aps3)', value: 'https://aps3.api.clevertap.com' },
  { label: 'Middle East, UAE (mec1)', value: 'https://mec1.api.clevertap.com' }
]

/**
 * Checks a customer's credentials and changes nothing; made for partners:
 * https://developer.clevertap.com/docs/authentication#authorize-partners
 */
export function checkCredentials(request: RequestClient, { clevertapEndpoint }: Settings) {
  return request(`${clevertapEndpoint}/v1/connect`, { searchParams: { partner: 'segment' } })
}

/** A profile as an upload takes it. */
export interface Profile {
  identity: string
  /** Unix seconds, or what the mapping holds. Default: the time of the upload. */
  ts?: unknown
  profileData?: unknown
}

/**
 * Creates or updates a profile. https://developer.clevertap.com/docs/upload-user-profiles-api
 *
 * @throws PayloadValidationError for a profile at fault, RetryableError for a fault of the server
 */
export async function uploadProfile(request: RequestClient, { clevertapEndpoint }: Settings, profile: Profile) {
  const response = await request(`${clevertapEndpoint}/1/upload`, {
    method: 'post',
    json: { d: [{ type: 'profile', source: 'Segment', ...profile }] }
  })
  throwRefusal(response.data)
  return response
}

/**
 * Deletes the profile with this identity. A passcode without the right to delete fails with an HTTPError.
 * https://developer.clevertap.com/docs/delete-user-profile-api
 */
export function deleteProfile(request: RequestClient, { clevertapEndpoint }: Settings, identity: string) {
  return request(`${clevertapEndpoint}/1/delete/profiles.json`, { method: 'post', json: { identity } })
}

/** CleverTap's own fault. All other codes are faults of the profile: https://developer.clevertap.com/docs/api-errors */
const SERVER_ERROR = 555

/** What the answer says of a profile that was not accepted. It repeats the profile too, which holds personal data. */
interface Refusal {
  code?: unknown
  error?: unknown
}

/** CleverTap answers with status 200 also where it refuses a profile, and then lists it under `unprocessed`. */
function throwRefusal(answer: unknown): void {
  const refusal = refusalIn(answer)
  if (!refusal) return
  const reason = `${refusal.error ?? 'no reason given'} (code ${refusal.code ?? 'unknown'})`
  if (refusal.code === SERVER_ERROR) {
    throw new RetryableError(`CleverTap could not take the profile: ${reason}. It can be sent again later.`)
  }
  throw new PayloadValidationError(`CleverTap refused the profile: ${reason}. Correct the mapping of that attribute.`)
}

function refusalIn(answer: unknown): Refusal | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  const { status, unprocessed } = answer as { status?: unknown; unprocessed?: unknown }
  if (Array.isArray(unprocessed) && unprocessed.length > 0) return unprocessed[0] as Refusal
  return status === 'fail' ? answer : undefined
}
