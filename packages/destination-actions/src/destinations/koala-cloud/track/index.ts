import type { ActionDefinition } from '@segment/actions-core'
import { sendBatch } from '../api'
import { context, deviceIp, email, messageId, sentAt, traits } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description:
    'Records an event of a person. Events from Analytics.js are left out, because the Koala pixel records what happens in browsers.',
  defaultSubscription: 'type = "track"',
  fields: {
    email,
    event: {
      label: 'Event Name',
      description: 'The name of the event, as Koala will show it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'Properties of the event, such as a plan or a price.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    sent_at: sentAt,
    context,
    traits: { ...traits, default: { '@path': '$.context.traits' } },
    device_ip: deviceIp,
    message_id: messageId
  },
  perform: async (request, { payload, settings }) => {
    if (isFromBrowser(payload.context)) return undefined
    return sendBatch(request, settings, payload, { events: [{ type: 'track', ...payload }] })
  }
}

function isFromBrowser(context: Payload['context']): boolean {
  const library = context?.library
  return typeof library === 'object' && library !== null && 'name' in library && library.name === 'analytics.js'
}

export default action
