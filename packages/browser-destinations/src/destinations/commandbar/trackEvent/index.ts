import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Commandbar } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Commandbar, Payload> = {
  title: 'Track Event',
  description: 'Record what a user does. An experience can be shown after an event.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    event_metadata: {
      label: 'Event Metadata',
      description: 'The properties of the event.',
      type: 'object',
      default: { '@path': '$.properties' }
    }
  },
  // CommandBar needs the name of the event.
  perform: (commandbar, { payload: { event_name: name, event_metadata: properties } }) =>
    name && commandbar.trackEvent(name, properties ?? {})
}

export default action
