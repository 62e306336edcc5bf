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
  title: 'Send Identify',
  description: 'Creates or updates the profile of a user.',
  defaultSubscription: 'type = "identify"',
  fields: { ...profileFields, group_id, traits },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/connections/spec/identify/
  perform: (request, { payload }) => {
    const { context, ...common } = toProfile(payload)
    return sendMessages(request, payload.engage_space, [
      { ...common, type: 'identify', context: { ...context, groupId: payload.group_id }, traits: payload.traits }
    ])
  }
}

export default action
