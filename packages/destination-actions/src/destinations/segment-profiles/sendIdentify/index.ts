import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { listSpaces, sendToSpace } from '../api'
import { profileFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, traits } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Identify',
  description: 'Creates or updates the profile of a user.',
  defaultSubscription: 'type = "identify"',
  fields: { ...profileFields, group_id, traits },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/connections/spec/identify/
  perform: (request, { payload }) =>
    sendToSpace(request, payload, { type: 'identify', groupId: payload.group_id, traits: { ...payload.traits } })
}

export default action
