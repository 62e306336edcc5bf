import type { ActionDefinition } from '@segment/actions-core'
import { skipping, urlOf } from '../api'
import {
  audienceIdFields,
  customerProfileId,
  profileAttributes,
  runRuleEngine,
  skipNonExistingAttributes
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update customer profile',
  description: 'Adds or updates a customer profile and the audiences that the customer is in.',
  fields: {
    customerProfileId,
    skipNonExistingAttributes,
    ...audienceIdFields,
    runRuleEngine,
    attributes: profileAttributes
  },
  perform: (
    request,
    { payload: { customerProfileId, skipNonExistingAttributes, addAudienceIds, deleteAudienceIds, ...profile } }
  ) =>
    request(urlOf('v2/customer_profiles', customerProfileId), {
      method: 'put',
      searchParams: skipping(skipNonExistingAttributes),
      json: { ...profile, audiencesChanges: { adds: addAudienceIds, deletes: deleteAudienceIds } }
    })
}

export default action
