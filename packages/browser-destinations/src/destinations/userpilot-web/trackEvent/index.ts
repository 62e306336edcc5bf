import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Userpilot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Userpilot, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      label: 'Name',
      description: 'The name of the event.',
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
  // https://docs.userpilot.com/article/23-identify-users-track-custom-events
  perform: (userpilot, { payload: { name, properties } }) => userpilot.track(name, properties ?? {})
}

export default action
