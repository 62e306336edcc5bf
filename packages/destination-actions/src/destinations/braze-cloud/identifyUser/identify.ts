import type { RequestClient } from '@segment/actions-core'
import { acceptedBy } from '../answer'
import type { Settings } from '../generated-types'
import { completeAlias } from '../identity'
import type { UserAlias } from '../identity'
import { priorityList } from '../priorities'
import type { Prioritization } from '../priorities'

/** A user who is known by an alias or an email address, and the external ID that the user gets. */
export interface Identification {
  external_id: string
  user_alias?: UserAlias
  email_to_identify?: string
  /** Which user is meant where several have the email address. */
  prioritization?: Prioritization
  merge_behavior?: string
}

/**
 * Joins the profile of an alias or an email address with that of an external ID. Source:
 * https://www.braze.com/docs/api/endpoints/user_data/post_user_identify/
 *
 * @throws PayloadValidationError where Braze takes the request but not the user
 */
export async function identify(request: RequestClient, { endpoint }: Settings, payload: Identification) {
  const { external_id, email_to_identify, prioritization, merge_behavior } = payload
  const user_alias = completeAlias(payload.user_alias)
  return acceptedBy(
    request(`${endpoint}/users/identify`, {
      method: 'post',
      json: {
        ...(user_alias && { aliases_to_identify: [{ external_id, user_alias }] }),
        ...(email_to_identify && {
          emails_to_identify: [{ external_id, email: email_to_identify, prioritization: priorityList(prioritization) }]
        }),
        merge_behavior
      }
    })
  )
}
