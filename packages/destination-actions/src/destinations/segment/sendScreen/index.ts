import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendCall } from '../api'
import { callFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, properties } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Screen',
  description: 'Sends a screen call: a user has opened a screen of an app.',
  defaultSubscription: 'type = "screen"',
  fields: {
    ...callFields,
    timezone: {
      ...callFields.timezone,
      description: 'The time zone of the user. It is here for saved mappings; screen calls do not hold it.'
    },
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
    sendCall(request, settings, payload, {
      type: 'screen',
      name: payload.screen_name,
      // As in recorded calls, the time zone stays out.
      context: { groupId: payload.group_id, timezone: undefined },
      properties: { name: payload.screen_name, ...payload.properties }
    })
}

export default action
