import type { ActionDefinition } from '@segment/actions-core'
import { commonPart } from '../../../lib/segment-message'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import { callFields } from '../call-fields'
import type { Settings } from '../generated-types'
import { contextOf } from '../message-context'
import type { Payload } from './generated-types'

const { group_id, properties } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Screen',
  description: 'Sends a screen call: a user has opened a screen of an app.',
  defaultSubscription: 'type = "screen"',
  fields: {
    ...callFields,
    screen_name: {
      label: 'Screen Name',
      description: 'The name of the screen, for example `Home`.',
      type: 'string'
    },
    group_id,
    properties
  },

  // https://segment.com/docs/connections/spec/screen/
  perform: (request, { payload, settings }) =>
    sendMessages(request, settings.source_write_key, [
      {
        ...commonPart(payload),
        type: 'screen',
        name: payload.screen_name,
        context: { ...contextOf(payload), groupId: payload.group_id },
        properties: payload.properties
      }
    ])
}

export default action
