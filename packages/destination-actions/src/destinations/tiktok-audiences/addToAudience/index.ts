import type { ActionDefinition } from '@segment/actions-core'
import { advertiserOf, batchedMemberships } from '../api'
import { externalAudienceId, personFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Audience',
  description: 'Adds a person to the TikTok audience of an Engage audience.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: { ...personFields, external_audience_id: externalAudienceId },
  ...batchedMemberships<Payload>(({ external_audience_id }, context) => ({
    action: 'add',
    advertiser_ids: advertiserOf(context),
    audience_id: external_audience_id
  }))
}

export default action
