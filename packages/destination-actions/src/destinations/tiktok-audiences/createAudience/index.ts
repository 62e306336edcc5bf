import type { ActionDefinition } from '@segment/actions-core'
import { createAudience } from '../api'
import { advertiserChoices, selectedAdvertiserId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create Audience (Legacy)',
  description:
    'Creates an audience in TikTok. Run it once: each event creates another audience, also of the same name.',
  defaultSubscription: 'event = "Create Audience"',
  fields: {
    selected_advertiser_id: selectedAdvertiserId,
    custom_audience_name: {
      label: 'Audience Name',
      description: 'The name of the new audience.',
      type: 'string',
      required: true
    }
  },
  dynamicFields: { selected_advertiser_id: advertiserChoices },
  perform: (request, { payload }) =>
    createAudience(request, payload.selected_advertiser_id, payload.custom_audience_name)
}

export default action
