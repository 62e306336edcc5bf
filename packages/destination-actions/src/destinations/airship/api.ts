import { HTTPError, PayloadValidationError } from '@segment/actions-core'
import type { RequestClient } from '@segment/actions-core'
import { toIsoTime } from '../../lib/times'
import type { Settings } from './generated-types'

/** The API of each region: https://docs.airship.com/api/ua/#servers */
const hosts = { US: 'https://go.urbanairship.com', EU: 'https://go.airship.eu' }

/** The API of the account's region. */
export function api({ endpoint }: Settings): string {
  return `${hosts[endpoint === 'EU' ? 'EU' : 'US']}/api`
}

/** The headers of every request: https://docs.airship.com/api/ua/#security-bearerauth */
export function headersOf({ access_token, app_key }: Settings): Record<string, string> {
  return {
    accept: 'application/vnd.urbanairship+json; version=3',
    authorization: `Bearer ${access_token}`,
    'X-UA-Appkey': app_key,
    'User-Agent': `PartnerIntegrations/Segment (${app_key})`
  }
}

/** Sends an event that no user has, which Airship takes where the token may send events. */
export function checkCredentials(request: RequestClient, settings: Settings) {
  return request(`${api(settings)}/custom-events/`, {
    method: 'post',
    json: { body: { name: 'test_segment_auth' }, user: { named_user_id: '549ce761-56c9-4899-9026-816d0c3bffd1' } }
  })
}

/** Deletes a named user and all their channels. https://docs.airship.com/api/ua/#operation-api-named_users-uninstall-post */
export function uninstallNamedUser(request: RequestClient, settings: Settings, namedUserId: string) {
  return request(`${api(settings)}/named_users/uninstall`, { method: 'post', json: { named_user_id: [namedUserId] } })
}

/**
 * Who a request is about: a channel, or else all channels of a named user.
 *
 * @throws PayloadValidationError where the payload has neither
 */
export function audienceOf({ channel_id, named_user_id }: { channel_id?: string; named_user_id?: string }) {
  if (channel_id) return { channel: channel_id }
  if (named_user_id) return { named_user_id }
  throw new PayloadValidationError(
    'Airship cannot tell who this is about. Map Named User ID or Channel ID to a value that the event has.'
  )
}

/** A time in the form of Airship, which is UTC to the second: `2024-02-29T12:00:00`. Other texts stay as they are. */
export function toAirshipTime(time: string | number): string {
  const iso = toIsoTime(time)
  return iso === time && !iso.endsWith('Z') ? iso : iso.slice(0, 19)
}

/** The ID of the channel of an email address, or `undefined` where there is none. */
export async function emailChannelId(request: RequestClient, settings: Settings, address: string) {
  try {
    const { data } = await request<{ channel?: { channel_id?: string } }>(
      `${api(settings)}/channels/email/${encodeURIComponent(address)}`
    )
    return data?.channel?.channel_id
  } catch (error) {
    if (error instanceof HTTPError && error.response.status === 404) return undefined
    throw error
  }
}
