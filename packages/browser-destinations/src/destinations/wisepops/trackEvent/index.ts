import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Wisepops } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Wisepops, Payload> = {
  title: 'Track Event',
  description: 'Record what a visitor does. A campaign can be shown after an event.',
  platform: 'web',
  defaultSubscription: 'type = "track"',
  fields: {
    eventName: {
      label: 'Event Name',
      description: 'The name of the event.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    }
  },
  perform: (wisepops, { payload }) => wisepops('event', payload.eventName)
}

export default action
