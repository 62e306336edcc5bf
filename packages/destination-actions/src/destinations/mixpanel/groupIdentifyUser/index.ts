import { IntegrationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { updateGroup } from '../api'
import { traits } from '../fields'
import { toProfileProperties } from '../traits'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Group',
  description: 'Sets properties on the profile of a group, such as a company.',
  defaultSubscription: 'type = "group"',
  fields: {
    group_key: {
      label: 'Group Key',
      description: 'The property by which your Mixpanel project groups events. Default: $group_id.',
      type: 'string'
    },
    group_id: {
      label: 'Group ID',
      description: 'The ID of the group.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits
  },
  perform: (request, { payload: { group_key, group_id, traits }, settings }) => {
    if (!traits) {
      throw new IntegrationError(
        'There is nothing to set on the group. Map "Traits" to the properties of the group.',
        'Missing required fields',
        400
      )
    }
    return updateGroup(request, settings, {
      $group_key: group_key || '$group_id',
      $group_id: group_id,
      $set: toProfileProperties(traits)
    })
  }
}

export default action
