import type { ActionDefinition } from '@segment/actions-core'
import { batchedMemberships } from '../api'
import { advertiserChoices, audienceChoices, audienceId, personFields, selectedAdvertiserId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove Users (Legacy)',
  description: 'Removes a person from an audience that the mapping names.',
  defaultSubscription: 'event = "Audience Exited"',
  fields: { selected_advertiser_id: selectedAdvertiserId, audience_id: audienceId, ...personFields },
  dynamicFields: { selected_advertiser_id: advertiserChoices, audience_id: audienceChoices },
  ...batchedMemberships<Payload>(({ audience_id }, { settings }) => ({
    action: 'delete',
    advertiser_ids: settings.advertiser_ids,
    audience_id
  }))
}

export default action
