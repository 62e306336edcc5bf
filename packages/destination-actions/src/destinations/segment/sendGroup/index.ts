import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendCall } from '../api'
import { callFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, traits } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Group',
  description: 'Sends a group call: it puts a user into a group and says what is known of the group.',
  defaultSubscription: 'type = "group"',
  fields: { ...callFields, group_id: { ...group_id, required: true }, traits },

  // https://segment.com/docs/connections/spec/group/
  perform: (request, { payload, settings }) =>
    sendCall(request, settings, payload, { type: 'group', groupId: payload.group_id, traits: { ...payload.traits } })
}

export default action
