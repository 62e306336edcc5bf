import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import type { Settings } from '../generated-types'
import { listSpaces } from '../list-spaces'
import { toProfile } from '../message-to-profile'
import { profileFields } from '../profile-fields'
import type { Payload } from './generated-types'

const { group_id, traits } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Group',
  description: 'Creates or updates the profile of a group, and puts a user into the group.',
  defaultSubscription: 'type = "group"',
  fields: { ...profileFields, group_id: { ...group_id, required: true }, traits },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/connections/spec/group/
  perform: (request, { payload }) =>
    sendMessages(request, payload.engage_space, [
      { ...toProfile(payload), type: 'group', groupId: payload.group_id, traits: payload.traits }
    ])
}

export default action
