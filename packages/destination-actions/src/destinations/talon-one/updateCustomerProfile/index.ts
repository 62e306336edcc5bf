import type { ActionDefinition } from '@segment/actions-core'
import { eachOf } from '../../../lib/each-of'
import { urlOf } from '../api'
import { attributesInfo, audienceIdFields, customerProfileId, profileAttributes, runRuleEngine } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: '[Deprecated] Upsert customer profile',
  description: 'Adds or updates a customer profile. New mappings are better off with Update customer profile.',
  fields: {
    attributes: profileAttributes,
    customerProfileId,
    ...audienceIdFields,
    runRuleEngine: { ...runRuleEngine, default: false },
    attributesInfo: {
      ...attributesInfo,
      default: eachOf('$.traits.attributesInfo', { name: '$.name', type: '$.type' })
    }
  },
  perform: (request, { payload: { customerProfileId, addAudienceIds, deleteAudienceIds, ...profile } }) =>
    request(urlOf('customer_profile', customerProfileId), {
      method: 'put',
      json: { ...profile, audiencesChanges: { adds: addAudienceIds, deletes: deleteAudienceIds } }
    })
}

export default action
