import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { listSpaces, sendToSpace } from '../api'
import { profileFields } from '../fields'
import type { Settings } from '../generated-types'
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
    sendToSpace(request, payload, { type: 'group', groupId: payload.group_id, traits: { ...payload.traits } })
}

export default action
