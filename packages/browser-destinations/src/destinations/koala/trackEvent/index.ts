import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Koala } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Koala, Payload> = {
  title: 'Track Event',
  description: 'Record what a visitor does.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    event: {
      label: 'Event',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'The properties of the event.',
      type: 'object',
      defaultObjectUI: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // Koala needs the name of the event.
  perform: (koala, { payload }) => payload.event && koala.track(payload.event, payload.properties)
}

export default action
