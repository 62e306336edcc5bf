import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import type { Settings } from '../generated-types'
import { listSpaces } from '../list-spaces'
import { toProfile } from '../message-to-profile'
import { profileFields } from '../profile-fields'
import type { Payload } from './generated-types'

const { group_id, properties } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Track',
  description: 'Adds an event to the profile of a user.',
  fields: {
    ...profileFields,
    event_name: {
      label: 'Event Name',
      description: 'What the user has done, for example `Order Completed`.',
      type: 'string',
      required: true
    },
    group_id,
    properties
  },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/connections/spec/track/
  perform: (request, { payload }) => {
    const { context, ...common } = toProfile(payload)
    return sendMessages(request, payload.engage_space, [
      {
        ...common,
        type: 'track',
        event: payload.event_name,
        context: { ...context, groupId: payload.group_id },
        properties: payload.properties
      }
    ])
  }
}

export default action
