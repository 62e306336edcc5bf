import type { ActionDefinition } from '@segment/actions-core'
import { advertiserOf, batchedMemberships } from '../api'
import { externalAudienceId, personFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove from Audience',
  description: 'Removes a person from the TikTok audience of an Engage audience.',
  defaultSubscription: 'event = "Audience Exited"',
  fields: { ...personFields, external_audience_id: externalAudienceId },
  ...batchedMemberships<Payload>(({ external_audience_id }, context) => ({
    action: 'delete',
    advertiser_ids: advertiserOf(context),
    audience_id: external_audience_id
  }))
}

export default action
