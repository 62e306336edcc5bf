import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Jimo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, () => Jimo, Payload> = {
  title: 'Send Track Event',
  description: 'Record what a user does.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    messageId: {
      label: 'Message ID',
      description: 'The ID of the event, by which Jimo knows one that it has already.',
      type: 'string',
      required: true,
      default: { '@path': '$.messageId' }
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the event happened.',
      type: 'string',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    userId: {
      label: 'User ID',
      description: 'The ID that you know the user by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymousId: {
      label: 'Anonymous ID',
      description: 'The ID that the user has before you know them.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  perform: (jimo, { payload: { event_name: event, userId, anonymousId, messageId, timestamp, properties } }) => {
    const sent = { event, userId, anonymousId, messageId, timestamp, receivedAt: timestamp, properties }
    jimo().push(['do', 'segmentio:track', [sent]])
    // Experiences that are started by the event listen for this one.
    window.dispatchEvent(new CustomEvent(`jimo-segmentio-track:${event}`))
  }
}

export default action
