import type { RequestClient } from '@segment/actions-core'
import { acceptedBy } from '../answer'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/**
 * Adds an alias to a user, or makes a user who has only the alias. Source:
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_alias/
 *
 * @throws PayloadValidationError where Braze takes the request but not the alias
 */
export async function createAlias(request: RequestClient, { endpoint }: Settings, payload: Payload) {
  const { external_id, alias_name, alias_label } = payload
  return acceptedBy(
    request(`${endpoint}/users/alias/new`, {
      method: 'post',
      json: { user_aliases: [{ external_id: external_id ?? undefined, alias_name, alias_label }] }
    })
  )
}
