import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { attributesOf, checkProfile, updateAttributes } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update Profile',
  description: 'Sets attributes of a profile that Adobe Target knows already.',
  defaultSubscription: 'type = "identify"',
  fields: {
    user_id: {
      label: 'User ID',
      description: 'The ID of the user in Adobe Target, which your pages send as `mbox3rdPartyId`.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    traits: {
      label: 'Traits',
      description:
        'The attributes to set. Nested ones get names such as `address.city`, and each is sent with `profile.` before its name.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue'
    }
  },
  perform: async (request, { payload, settings }) => {
    await checkProfile(request, settings, payload.user_id)
    return updateAttributes(request, settings, payload.user_id, attributesOf(payload.traits))
  }
}

export default action
