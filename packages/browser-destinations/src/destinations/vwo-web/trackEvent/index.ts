import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { sendEvent, type Vwo } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Vwo, Payload> = {
  title: 'Track Event',
  description: 'Send an event to VWO, where it can be the metric of a campaign.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    eventName: {
      label: 'Event Name',
      description: 'The name of the event. VWO shows it with the prefix `segment.`.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // https://developers.vwo.com/reference/javascript-apis. An event without a name would be called "undefined".
  perform: (_, { payload: { eventName, properties } }) => {
    if (eventName != null) sendEvent(eventName, properties)
  }
}

export default action
