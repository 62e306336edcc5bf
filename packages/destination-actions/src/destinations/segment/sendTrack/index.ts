import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendCall } from '../api'
import { callFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, properties, traits } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Track',
  description: 'Sends a track call: a user has done something.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...callFields,
    event_name: {
      label: 'Event Name',
      description: 'What the user has done, for example `Order Completed`.',
      type: 'string',
      required: true
    },
    group_id,
    properties,
    traits
  },

  // https://segment.com/docs/connections/spec/track/
  perform: (request, { payload, settings }) =>
    sendCall(request, settings, payload, {
      type: 'track',
      event: payload.event_name,
      context: { traits: { ...payload.traits }, groupId: payload.group_id },
      properties: { ...payload.properties }
    })
}

export default action
