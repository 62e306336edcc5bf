import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { listSpaces, sendToSpace } from '../api'
import { profileFields } from '../fields'
import type { Settings } from '../generated-types'
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
    group_id: {
      ...group_id,
      description: 'The identifier of a group. It is here for saved mappings; messages of events do not name the group.'
    },
    properties
  },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/connections/spec/track/
  perform: (request, { payload }) =>
    sendToSpace(request, payload, { type: 'track', event: payload.event_name, properties: { ...payload.properties } })
}

export default action
