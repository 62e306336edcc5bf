import type { RequestClient } from '@segment/actions-core'
import type { Settings } from './generated-types'

/**
 * Sends events to an ad account.
 *
 * https://developers.pinterest.com/docs/api/v5/events-create
 *
 * @param query `?test=true` has Pinterest check the events without counting them
 */
export function sendEvents(request: RequestClient, { ad_account_id }: Settings, events: unknown[], query = '') {
  return request(`https://api.pinterest.com/v5/ad_accounts/${ad_account_id}/events${query}`, {
    method: 'post',
    json: { data: events }
  })
}
