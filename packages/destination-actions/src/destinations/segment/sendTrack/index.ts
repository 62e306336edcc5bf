import type { ActionDefinition } from '@segment/actions-core'
import { commonPart } from '../../../lib/segment-message'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import { callFields } from '../call-fields'
import type { Settings } from '../generated-types'
import { contextOf } from '../message-context'
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
    sendMessages(request, settings.source_write_key, [
      {
        ...commonPart(payload),
        type: 'track',
        event: payload.event_name,
        context: { ...contextOf(payload), groupId: payload.group_id, traits: payload.traits },
        properties: payload.properties
      }
    ])
}

export default action
