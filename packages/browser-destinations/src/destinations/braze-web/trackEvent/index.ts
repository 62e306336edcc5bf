import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Client } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Client, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does.',
  platform: 'web',
  defaultSubscription: 'type = "track" and event != "Order Completed"',
  fields: {
    eventName: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    eventProperties: {
      label: 'Event Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://www.braze.com/docs/developer_guide/analytics/logging_events
  perform: ({ braze }, { payload }) => braze()?.logCustomEvent(payload.eventName, payload.eventProperties)
}

export default action
