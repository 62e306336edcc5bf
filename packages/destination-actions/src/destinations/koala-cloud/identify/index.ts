import type { ActionDefinition } from '@segment/actions-core'
import { sendBatch } from '../api'
import { context, deviceIp, email, messageId, sentAt, traits } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates a person.',
  defaultSubscription: 'type = "identify"',
  fields: {
    email,
    traits,
    sent_at: sentAt,
    context,
    device_ip: deviceIp,
    message_id: messageId
  },
  perform: (request, { payload, settings }) =>
    sendBatch(request, settings, payload, {
      identifies: [{ type: 'identify', ...payload, context: { ...payload.context, source: 'segment-cloud' } }]
    })
}

export default action
